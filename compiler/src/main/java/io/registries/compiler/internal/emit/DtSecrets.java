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

/** Values of the dt-secrets chart, one file a pull secret. */
final class DtSecrets extends PullSecretGenerator {
    static final String TEMPLATE = "dt-secrets/values.yaml.mustache";

    DtSecrets() {
        super(OutputKind.DT_SECRETS, Delivery.Values.class);
    }

    @Override
    Stream<FileTemplateModel> files(EnvironmentPullSecret placed, EmitInput input) {
        Keychain keychain = input.keychain();
        return Stream.of(file(placed, "/values.yaml", TEMPLATE, () -> values(placed, keychain), () -> facts(placed))
                .complete(placed.isComplete(keychain)));
    }

    /** The values of the chart. */
    static Map<String, Object> values(EnvironmentPullSecret placed, Keychain keychain) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", placed.secret().name().value());
        document.put("type", DockerConfigJson.TYPE);
        // The chart merges its own defaults under these: a null keeps them out.
        document.put("labels", without("test", placed.secret().labels()));
        document.put("annotations", without("app", placed.secret().annotations()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", DockerConfigJson.KEY);
        data.put("value", DockerConfigJson.of(placed.secret(), keychain));
        document.put("secrets", Map.of("data", List.of(data)));
        return document;
    }

    /** What the manifest says of a release of the chart. */
    static Map<String, Object> facts(EnvironmentPullSecret placed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("chart", "dt-secrets");
        facts.put("release", placed.secret().release());
        placed.secret().project().ifPresent(project -> facts.put("project", project));
        facts.putAll(placed.facts());
        return facts;
    }

    private static Map<String, @Nullable Object> without(String leaking, Map<String, String> declared) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(declared);
        sorted.putIfAbsent(leaking, null);
        return sorted;
    }
}
