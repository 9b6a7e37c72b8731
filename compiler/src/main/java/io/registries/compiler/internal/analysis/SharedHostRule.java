// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A key that other clients than the kubelet do not find is right in a cluster, and wrong where else it is used. */
record SharedHostRule() implements ConfigurationRule {
    /** Any image will do: what is told apart or not is the registry. */
    private static final String SOME_REPOSITORY = "image";

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            // The keys of a secret of somebody else's cannot be seen.
            environment.pullSecrets().stream()
                    .filter(secret -> !(secret.delivery() instanceof Delivery.Existing))
                    .flatMap(secret -> diagnostics(environment, secret))
                    .forEach(diagnostics::add);
        }
    }

    private static Stream<Diagnostic> diagnostics(Environment environment, PullSecret secret) {
        return secret.entries().stream()
                .collect(groupingBy(SharedHostRule::host, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .flatMap(entries -> diagnostic(environment, secret, entries).stream());
    }

    private static Optional<Diagnostic> diagnostic(
            Environment environment, PullSecret secret, List<PullSecret.PullSecretEntry> ofOneHost) {
        List<String> keys = secret.keys();
        List<ImagePullClient> clients = ofOneHost.stream()
                .flatMap(entry -> ImagePullClient.thatMiss(entry.authKey(), keys, image(entry)).stream())
                .distinct()
                .toList();
        if (clients.isEmpty()) {
            return Optional.empty();
        }
        List<PullSecret.PullSecretEntry> shared = ofOneHost.stream()
                .sorted(Comparator.comparing(PullSecret.PullSecretEntry::span))
                .toList();
        PullSecret.PullSecretEntry first = shared.get(0);
        PullSecret.PullSecretEntry last = shared.get(shared.size() - 1);
        return Optional.of(Diagnostic.at(
                        DiagnosticCode.SHARED_REGISTRY_HOST,
                        last.span(),
                        "pull secret `" + secret.name() + "` of environment `" + environment.name() + "` has the keys "
                                + shared.stream()
                                        .map(entry -> "`" + entry.authKey() + "`")
                                        .collect(joining(" and "))
                                + ", which "
                                + clients.stream()
                                        .map(ImagePullClient::displayName)
                                        .collect(joining(" and "))
                                + " do not tell apart" + alsoTried(shared))
                .related(first.span(), "the first")
                .help("put the registries into two pull secrets"));
    }

    // The kubelet compares paths letter by letter, not step by step.
    private static String alsoTried(List<PullSecret.PullSecretEntry> shared) {
        return shared.stream()
                .flatMap(entry -> shared.stream()
                        .filter(other -> !other.equals(entry)
                                && other.authKey().startsWith(entry.authKey())
                                && !other.authKey().startsWith(entry.authKey() + "/"))
                        .flatMap(other -> Stream.of("; the kubelet tries the login of `" + entry.authKey()
                                + "` for images of `" + other.authKey() + "` too")))
                .findFirst()
                .orElse("");
    }

    private static ImageReference image(PullSecret.PullSecretEntry entry) {
        return ImageReference.of(
                entry.registries().get(0).image(SOME_REPOSITORY).value());
    }

    private static String host(PullSecret.PullSecretEntry entry) {
        return image(entry).host();
    }
}
