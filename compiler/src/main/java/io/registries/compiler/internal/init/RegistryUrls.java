// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RegistryUrl.NotARegistryUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a registry is, by the many ways in which Docker and Devtron write it. */
final class RegistryUrls {
    private static final Set<String> COMMON = Set.of("registry", "docker", "images", "cr", "hub", "www", "localhost");

    private RegistryUrls() {}

    /** A URL or a key of {@code auths} without what registries.yaml does not have: scheme, user, API version. */
    static String bare(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]*://", "");
        text = text.substring(text.lastIndexOf('@') + 1);
        return text.replaceFirst("^([^/]+)/v[12]/?$", "$1")
                .replaceFirst("^(index\\.docker\\.io)/v1/.*$", "$1")
                .replaceFirst("/+$", "");
    }

    static Optional<RegistryUrl> parse(String bare) {
        try {
            return Optional.of(RegistryUrl.parse(bare));
        } catch (NotARegistryUrl ignored) {
            return Optional.empty();
        }
    }

    /** A name to suggest for a registry that has none. */
    static String suggestedName(RegistryUrl url) {
        Provider provider = Providers.serving(url);
        String[] labels = url.host().split("\\.", -1);
        return switch (provider.type()) {
            case "ecr" -> "ecr-" + provider.regionIn(url).orElse("");
            case "gcr" -> labels.length > 2 ? "gcr-" + labels[0] : "gcr";
            case "artifact-registry" -> "gar-" + labels[0].replaceFirst("-docker$", "");
            case "acr" -> "acr-" + labels[0];
            case "other" ->
                COMMON.contains(labels[0]) && labels.length > 1
                        ? labels[0] + "-" + labels[1]
                        : Character.isDigit(url.host().charAt(0)) ? "registry-" + url.host() : labels[0];
            default -> provider.type();
        };
    }
}
