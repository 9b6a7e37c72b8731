// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Connection.ConnectionMode;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.provider.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Generates the API request that adds each registry to Devtron. Public registries are skipped: Devtron supports them
 * only as sources of Helm charts, and builds pull base images from them without a registry in Devtron.
 */
final class DevtronRegistries implements OutputGenerator {
    private static final String PLUGIN = "cd.go.artifact.docker.registry";
    private static final String OTHER = "other";
    private static final String ENDPOINT = "/orchestrator/docker/registry";
    private static final String ALL_CLUSTERS = "-1";

    @Override
    public OutputKind kind() {
        return OutputKind.DEVTRON_REGISTRIES;
    }

    @Override
    public Stream<RegistryCredentials> neededSecrets(Configuration configuration, OutputSelection selection) {
        return emitted(configuration).map(Registry::push);
    }

    @Override
    public Stream<FileTemplateModel> files(EmitInput input) {
        return emitted(input.configuration()).map(registry -> model(registry, input.keychain()));
    }

    private static Stream<Registry> emitted(Configuration configuration) {
        return configuration.registries().stream().filter(registry -> registry.isManaged() && !registry.isPublic());
    }

    private FileTemplateModel model(Registry registry, Keychain keychain) {
        return new FileTemplateModel(
                        kind(),
                        kind().folder() + "/" + registry.name() + ".json",
                        "devtron-registries/registry.json.mustache",
                        () -> document(registry, keychain),
                        registry.name().span(),
                        () -> facts(registry))
                .complete(keychain.isKnown(registry.push()));
    }

    private static Map<String, Object> facts(Registry registry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("registry", registry.name().value());
        facts.put("method", "POST");
        facts.put("endpoint", ENDPOINT);
        return facts;
    }

    private static Map<String, Object> document(Registry registry, Keychain keychain) {
        Provider provider = registry.provider();
        ConnectionMode mode = registry.connection().mode().value();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", registry.name().value());
        document.put("pluginId", PLUGIN);
        document.put("registryType", devtronType(registry));
        document.put("registryUrl", registry.url().value().toString());
        document.put("isOCICompliantRegistry", provider.ociCompliantInDevtron());
        document.put("ociRegistryConfig", provider.ociCompliantInDevtron() ? Map.of("CONTAINER", "PULL/PUSH") : null);
        document.put("isPublic", false);
        document.put("isDefault", registry.isDefault());
        registry.region().ifPresent(region -> document.put("awsRegion", region));
        keychain.credential(registry.push()).ifPresent(credential -> credentials(document, registry, credential));
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

    /** Reports registries without a payload, and those whose payload has another type than declared. */
    @Override
    public Stream<Diagnostic> notes(Configuration configuration) {
        return Stream.concat(skipped(configuration), otherTypes(configuration));
    }

    private static Stream<Diagnostic> skipped(Configuration configuration) {
        return configuration.registries().stream()
                .filter(Registry::isPublic)
                .map(registry -> Diagnostic.at(
                                DiagnosticCode.PUBLIC_REGISTRY_SKIPPED,
                                registry.name().span(),
                                "`devtron-registries` skips registry `" + registry.name()
                                        + "`: Devtron does not support public container registries")
                        .help("no action needed: builds pull base images from it without a registry in Devtron"));
    }

    private static Stream<Diagnostic> otherTypes(Configuration configuration) {
        return emitted(configuration)
                .filter(registry ->
                        !devtronType(registry).equals(registry.provider().type()))
                .map(registry -> Diagnostic.at(
                                DiagnosticCode.DEVTRON_TYPE_FALLBACK,
                                registry.connection().mode().span(),
                                "Devtron supports `connection` only for type `other`, so registry `" + registry.name()
                                        + "` has that type in its payload")
                        .help("no action needed: Devtron logs in to both types in the same way"));
    }

    private static String devtronType(Registry registry) {
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
