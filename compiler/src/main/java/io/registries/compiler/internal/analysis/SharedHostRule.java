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

/** Keys with paths on a shared host work with the kubelet, but not with all other clients. */
record SharedHostRule() implements ConfigurationRule {
    /** Only the registry matters, not the repository. */
    private static final String ANY_REPOSITORY = "image";

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            // The keys of existing secrets are not known.
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
            Environment environment, PullSecret secret, List<PullSecret.PullSecretEntry> entriesOfHost) {
        List<String> keys = secret.keys();
        List<ImagePullClient> clients = entriesOfHost.stream()
                .flatMap(entry -> ImagePullClient.missing(entry.authKey(), keys, image(entry)).stream())
                .distinct()
                .toList();
        if (clients.isEmpty()) {
            return Optional.empty();
        }
        List<PullSecret.PullSecretEntry> sorted = entriesOfHost.stream()
                .sorted(Comparator.comparing(PullSecret.PullSecretEntry::span))
                .toList();
        PullSecret.PullSecretEntry first = sorted.get(0);
        PullSecret.PullSecretEntry last = sorted.get(sorted.size() - 1);
        return Optional.of(Diagnostic.at(
                        DiagnosticCode.SHARED_REGISTRY_HOST,
                        last.span(),
                        "pull secret `" + secret.name() + "` of environment `" + environment.name() + "` has the keys "
                                + sorted.stream()
                                        .map(entry -> "`" + entry.authKey() + "`")
                                        .collect(joining(" and "))
                                + ", which "
                                + clients.stream()
                                        .map(ImagePullClient::displayName)
                                        .collect(joining(" and "))
                                + " cannot distinguish" + kubeletAlsoTries(sorted))
                .related(first.span(), "the first key")
                .help("put the registries into separate pull secrets"));
    }

    // The kubelet compares paths as string prefixes, not by path segments.
    private static String kubeletAlsoTries(List<PullSecret.PullSecretEntry> sorted) {
        return sorted.stream()
                .flatMap(entry -> sorted.stream()
                        .filter(other -> !other.equals(entry)
                                && other.authKey().startsWith(entry.authKey())
                                && !other.authKey().startsWith(entry.authKey() + "/"))
                        .flatMap(other -> Stream.of("; the kubelet also tries the login of `" + entry.authKey()
                                + "` for images of `" + other.authKey() + "`")))
                .findFirst()
                .orElse("");
    }

    private static ImageReference image(PullSecret.PullSecretEntry entry) {
        return ImageReference.parse(
                entry.registries().get(0).image(ANY_REPOSITORY).value());
    }

    private static String host(PullSecret.PullSecretEntry entry) {
        return image(entry).host();
    }
}
