// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RegistryUrl.InvalidRegistryUrlException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parses registry URLs in the formats of Docker and Devtron. */
public final class RegistryUrls {
    private static final Set<String> GENERIC_LABELS =
            Set.of("registry", "docker", "images", "cr", "hub", "www", "localhost");

    private RegistryUrls() {}

    /** Removes the scheme, user and API version from a URL or a key of {@code auths}. */
    public static String strip(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]*://", "");
        stripped = stripped.substring(stripped.lastIndexOf('@') + 1);
        return stripped.replaceFirst("^([^/]+)/v[12]/?$", "$1")
                .replaceFirst("^(index\\.docker\\.io)/v1/.*$", "$1")
                .replaceFirst("/+$", "");
    }

    public static Optional<RegistryUrl> parse(String text) {
        try {
            return Optional.of(RegistryUrl.parse(text));
        } catch (InvalidRegistryUrlException ignored) {
            return Optional.empty();
        }
    }

    /** Suggests a name for a registry. */
    public static String suggestedName(RegistryUrl url) {
        Provider provider = Providers.forUrl(url);
        String[] labels = url.host().split("\\.", -1);
        return switch (provider.type()) {
            case "ecr" -> "ecr-" + provider.regionIn(url).orElse("");
            case "gcr" -> labels.length > 2 ? "gcr-" + labels[0] : "gcr";
            case "artifact-registry" -> "gar-" + labels[0].replaceFirst("-docker$", "");
            case "acr" -> "acr-" + labels[0];
            case "other" ->
                GENERIC_LABELS.contains(labels[0]) && labels.length > 1
                        ? labels[0] + "-" + labels[1]
                        : Character.isDigit(url.host().charAt(0)) ? "registry-" + url.host() : labels[0];
            default -> provider.type();
        };
    }
}
