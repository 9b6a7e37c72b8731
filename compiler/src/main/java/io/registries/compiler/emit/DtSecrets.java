// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Credential;
import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.PullSecret.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of the dt-secrets chart, one file a pull secret. */
final class DtSecrets {
    private static final int MAX_BYTES = 1024 * 1024;

    private DtSecrets() {}

    /** A secret and the environment that it is in. */
    private record Placed(Environment environment, PullSecret secret) {}

    static Stream<Access> accesses(Configuration configuration, Selection selection) {
        return secrets(configuration, selection)
                .flatMap(placed -> placed.secret().entries().stream())
                .map(PullSecret.Entry::access);
    }

    static Stream<Draft> drafts(Configuration configuration, Selection selection, Keychain keychain) {
        return secrets(configuration, selection).map(placed -> draft(placed.environment(), placed.secret(), keychain));
    }

    /** Kubernetes takes no Secret of more than 1 MiB. */
    static Stream<Diagnostic> tooLarge(Configuration configuration, Selection selection, Keychain keychain) {
        return secrets(configuration, selection)
                .filter(placed -> dockerConfigJson(placed.secret(), keychain).length() > MAX_BYTES)
                .map(placed -> Diagnostic.at(
                                Code.SECRET_TOO_LARGE,
                                placed.secret().name().span(),
                                "pull secret `" + placed.secret().name() + "` of environment `"
                                        + placed.environment().name()
                                        + "` would hold more than 1 MiB, which Kubernetes refuses")
                        .hint("put its registries into two pull secrets"));
    }

    private static Stream<Placed> secrets(Configuration configuration, Selection selection) {
        return configuration.environments().stream()
                .filter(environment ->
                        selection.hasEnvironment(environment.name().value()))
                .flatMap(environment -> environment.pullSecrets().stream()
                        .filter(secret -> secret.delivery() == Delivery.VALUES
                                && !secret.entries().isEmpty())
                        .map(secret -> new Placed(environment, secret)));
    }

    private static Draft draft(Environment environment, PullSecret secret, Keychain keychain) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", secret.name().value());
        document.put("type", "kubernetes.io/dockerconfigjson");
        // The chart merges its own defaults under these: a null keeps them out.
        document.put("labels", without("test", secret.labels()));
        document.put("annotations", without("app", secret.annotations()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", ".dockerconfigjson");
        data.put("value", dockerConfigJson(secret, keychain));
        document.put("secrets", Map.of("data", List.of(data)));
        return new Draft(
                OutputKind.DT_SECRETS,
                OutputKind.DT_SECRETS.folder() + "/" + environment.name() + "/" + secret.name() + "/values.yaml",
                "dt-secrets/values.yaml.mustache",
                document,
                secret.name().span(),
                facts(environment, secret));
    }

    private static Map<String, @Nullable Object> without(String leaking, Map<String, String> declared) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(declared);
        sorted.putIfAbsent(leaking, null);
        return sorted;
    }

    private static String dockerConfigJson(PullSecret secret, Keychain keychain) {
        Map<String, Object> auths = new TreeMap<>();
        for (PullSecret.Entry entry : secret.entries()) {
            Credential credential = keychain.credential(entry.access())
                    .orElseThrow(() -> new IllegalStateException("the keychain was opened for every entry"));
            String username = credential.username().reveal();
            String password = credential.password().reveal();
            byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            Map<String, String> auth = new LinkedHashMap<>();
            auth.put("username", username);
            auth.put("password", password);
            auth.put("auth", Base64.getEncoder().encodeToString(both));
            auths.put(entry.authKey(), auth);
        }
        return Format.embeddedJson(Map.of("auths", auths));
    }

    private static Map<String, Object> facts(Environment environment, PullSecret secret) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("chart", "dt-secrets");
        facts.put("release", secret.release());
        secret.project().ifPresent(project -> facts.put("project", project));
        environment.cluster().ifPresent(cluster -> facts.put("cluster", cluster));
        facts.put("environment", environment.name().value());
        environment.namespace().ifPresent(namespace -> facts.put("namespace", namespace));
        facts.put(
                "registries",
                secret.registries().stream()
                        .map(registry -> registry.name().value())
                        .toList());
        return facts;
    }
}
