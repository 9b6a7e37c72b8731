// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of the dt-secrets chart, one file a pull secret. */
final class DtSecrets {
    static final String TEMPLATE = "dt-secrets/values.yaml.mustache";
    private static final int MAX_BYTES = 1024 * 1024;

    private DtSecrets() {}

    static Stream<Access> accesses(Configuration configuration, Selection selection) {
        return Placed.of(configuration, selection, Delivery.Values.class).flatMap(Placed::accesses);
    }

    static Stream<Draft> drafts(Configuration configuration, Selection selection, Keychain keychain) {
        return Placed.of(configuration, selection, Delivery.Values.class)
                .map(placed -> new Draft(
                                OutputKind.DT_SECRETS,
                                placed.path(OutputKind.DT_SECRETS) + "/values.yaml",
                                TEMPLATE,
                                () -> values(placed, keychain),
                                placed.secret().name().span(),
                                () -> facts(placed))
                        .complete(placed.isComplete(keychain)));
    }

    /** Kubernetes takes no Secret of more than 1 MiB. One that is not written has no size. */
    static Optional<Diagnostic> tooLarge(Placed placed, Keychain keychain) {
        boolean written =
                placed.accesses().allMatch(access -> keychain.credential(access).isPresent());
        boolean small = !written || DockerConfigJson.mostCharacters(placed.secret(), keychain) <= MAX_BYTES;
        return !small && DockerConfigJson.of(placed.secret(), keychain).length() > MAX_BYTES
                ? Optional.of(Diagnostic.at(
                                Code.SECRET_TOO_LARGE,
                                placed.secret().name().span(),
                                "pull secret `" + placed.secret().name() + "` of environment `"
                                        + placed.environment().name()
                                        + "` would hold more than 1 MiB, which Kubernetes refuses")
                        .hint("put its registries into two pull secrets"))
                : Optional.empty();
    }

    /** The values of the chart. */
    static Map<String, Object> values(Placed placed, Keychain keychain) {
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
    static Map<String, Object> facts(Placed placed) {
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
