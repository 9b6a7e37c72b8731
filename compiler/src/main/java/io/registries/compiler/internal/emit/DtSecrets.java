// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.OutputKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Generates Helm values of the dt-secrets chart, one file per pull secret. */
final class DtSecrets extends PullSecretGenerator {
    static final String TEMPLATE = "dt-secrets/values.yaml.mustache";

    DtSecrets() {
        super(OutputKind.DT_SECRETS, Delivery.Values.class);
    }

    @Override
    Stream<FileTemplateModel> files(EnvironmentPullSecret pullSecret, EmitInput input) {
        Keychain keychain = input.keychain();
        return Stream.of(
                file(pullSecret, "/values.yaml", TEMPLATE, () -> values(pullSecret, keychain), () -> facts(pullSecret))
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

    /** The manifest fields of a release of the chart. */
    static Map<String, Object> facts(EnvironmentPullSecret pullSecret) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("chart", "dt-secrets");
        pullSecret.secret().release().ifPresent(release -> facts.put("release", release.value()));
        pullSecret.secret().project().ifPresent(project -> facts.put("project", project));
        facts.putAll(pullSecret.facts());
        return facts;
    }

    private static Map<String, @Nullable Object> without(String leaking, Map<String, String> declared) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(declared);
        sorted.putIfAbsent(leaking, null);
        return sorted;
    }
}
