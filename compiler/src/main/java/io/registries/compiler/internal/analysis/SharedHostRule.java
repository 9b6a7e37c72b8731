// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import static java.util.stream.Collectors.joining;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Keys with paths on a shared host work with the kubelet, but not with all other clients. */
record SharedHostRule() implements ConfigurationRule {
    /** Only the registry matters, not the repository. */
    private static final String ANY_REPOSITORY = "image";

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                // The keys of existing secrets are not known.
                if (!(secret.delivery() instanceof Delivery.Existing)) {
                    check(environment, secret, diagnostics);
                }
            }
        }
    }

    private static void check(Environment environment, PullSecret secret, DiagnosticCollector diagnostics) {
        for (Map.Entry<String, Set<ImagePullClient>> clients :
                clientsByHost(secret).entrySet()) {
            diagnostics.add(diagnostic(environment, secret, clients.getKey(), clients.getValue()));
        }
    }

    /** The clients that do not select the right key, by the hosts of these keys. */
    private static Map<String, Set<ImagePullClient>> clientsByHost(PullSecret secret) {
        Map<String, Set<ImagePullClient>> byHost = new LinkedHashMap<>();
        List<String> keys = secret.keys();
        for (PullSecret.PullSecretEntry entry : secret.entries()) {
            ImageReference image = image(entry);
            List<ImagePullClient> missing = ImagePullClient.missing(entry.authKey(), keys, image);
            if (!missing.isEmpty()) {
                byHost.computeIfAbsent(image.host(), host -> new LinkedHashSet<>())
                        .addAll(missing);
            }
        }
        return byHost;
    }

    private static Diagnostic diagnostic(
            Environment environment, PullSecret secret, String host, Set<ImagePullClient> clients) {
        List<PullSecret.PullSecretEntry> sorted = secret.entries().stream()
                .filter(entry -> image(entry).host().equals(host))
                .sorted(Comparator.comparing(PullSecret.PullSecretEntry::span))
                .toList();
        PullSecret.PullSecretEntry first = sorted.get(0);
        PullSecret.PullSecretEntry last = sorted.get(sorted.size() - 1);
        return Diagnostic.at(
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
                .help("put the registries into separate pull secrets");
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
                entry.served().get(0).value().image(ANY_REPOSITORY).value());
    }
}
