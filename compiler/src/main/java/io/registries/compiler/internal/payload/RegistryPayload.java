// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.payload;

import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import io.registries.compiler.model.Connection.ConnectionMode;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.provider.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The request body that describes a registry in Devtron's API. */
public final class RegistryPayload {
    private static final String PLUGIN = "cd.go.artifact.docker.registry";
    private static final String OTHER = "other";
    private static final String ALL_CLUSTERS = "-1";

    private RegistryPayload() {}

    /**
     * The body.
     *
     * @param login the login that builds push with; empty for the role of the machine
     */
    public static Map<String, Object> of(Registry registry, Optional<Credential> login) {
        Provider provider = registry.provider();
        ConnectionMode mode = registry.connection().mode().value();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", registry.name().value());
        document.put("pluginId", PLUGIN);
        document.put("registryType", type(registry));
        document.put("registryUrl", registry.url().value().toString());
        document.put("isOCICompliantRegistry", provider.ociCompliantInDevtron());
        document.put("ociRegistryConfig", provider.ociCompliantInDevtron() ? Map.of("CONTAINER", "PULL/PUSH") : null);
        document.put("isPublic", false);
        document.put("isDefault", registry.isDefault());
        registry.region().ifPresent(region -> document.put("awsRegion", region));
        login.ifPresent(credential -> credentials(document, registry, credential));
        document.put("connection", mode.id());
        document.put(
                "cert",
                registry.connection()
                        .caCertificate()
                        .map(file -> text(file.value()))
                        .orElse(""));
        document.put("active", true);
        document.put("ipsConfig", pullSecretInjection());
        return document;
    }

    // Required by Devtron. Injects no pull secret, since the declared environments define theirs.
    private static Map<String, Object> pullSecretInjection() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("id", 0);
        config.put("credentialType", "SAME_AS_REGISTRY");
        config.put("credentialValue", "");
        config.put("appliedClusterIdsCsv", "");
        config.put("ignoredClusterIdsCsv", ALL_CLUSTERS);
        return config;
    }

    /** The type of a registry in Devtron, which supports {@code connection} only for type {@code other}. */
    public static String type(Registry registry) {
        Provider provider = registry.provider();
        boolean secure = registry.connection().mode().value() == ConnectionMode.SECURE;
        return secure || provider.devtronSupportsConnection() ? provider.type() : OTHER;
    }

    private static void credentials(Map<String, Object> document, Registry registry, Credential credential) {
        String password = credential.password().reveal();
        if (registry.push() instanceof RegistryCredentials.AccessKey) {
            document.put("awsAccessKeyId", credential.username().reveal());
            document.put("awsSecretAccessKey", password);
        } else {
            document.put("username", credential.username().reveal());
            // The form of Devtron wraps these keys in single quotes, and its runner removes them.
            boolean wrapped = registry.push() instanceof RegistryCredentials.ServiceAccountKey;
            document.put("password", wrapped ? "'" + password + "'" : password);
        }
    }

    private static String text(FileReference file) {
        try {
            // Without other text, which may be in any encoding.
            return PemCertificates.write(PemCertificates.read(file.content()));
        } catch (PemException e) {
            throw new IllegalStateException("the analysis accepts files with certificates only", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
