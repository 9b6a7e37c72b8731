// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.format.JsonWriter.FieldWriter;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullSecret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Generates Helm values of the dt-secrets chart, one file per pull secret. */
final class DtSecrets extends PullSecretGenerator {
    static final String TEMPLATE = "dt-secrets/values.yaml.mustache";

    DtSecrets() {
        super(OutputKind.DT_SECRETS, Delivery.Values.class);
    }

    @Override
    List<FileTemplateModel> files(EnvironmentPullSecret pullSecret, EmitInput input) {
        Keychain keychain = input.keychain();
        return List.of(file(
                        pullSecret,
                        "/values.yaml",
                        TEMPLATE,
                        () -> values(pullSecret, keychain),
                        fields -> addFacts(pullSecret, fields))
                .complete(pullSecret.isComplete(keychain)));
    }

    /** The values of the chart. */
    static Map<String, Object> values(EnvironmentPullSecret pullSecret, Keychain keychain) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", pullSecret.secret().name().value());
        document.put("type", DockerConfigJson.TYPE);
        // The chart merges its defaults into these maps; a null removes a default.
        document.put("labels", without("test", pullSecret.secret().labels()));
        document.put("annotations", without("app", pullSecret.secret().annotations()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", DockerConfigJson.KEY);
        data.put("value", DockerConfigJson.render(pullSecret.secret(), keychain));
        document.put("secrets", Map.of("data", List.of(data)));
        return document;
    }

    /** Adds the manifest fields of a release of the chart. */
    static void addFacts(EnvironmentPullSecret pullSecret, FieldWriter fields) {
        PullSecret secret = pullSecret.secret();
        fields.add("chart", "dt-secrets");
        if (secret.release().isPresent()) {
            fields.add("release", secret.release().get().value());
        }
        if (secret.project().isPresent()) {
            fields.add("project", secret.project().get());
        }
        pullSecret.addFacts(fields);
    }

    private static Map<String, @Nullable Object> without(String leaking, Map<String, String> declared) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(declared);
        sorted.putIfAbsent(leaking, null);
        return sorted;
    }
}
