// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrl;
import java.util.Set;

/** Parses registry URLs in the formats of Docker and Devtron. */
public final class RegistryUrls {
    private static final Set<String> GENERIC_LABELS =
            Set.of("registry", "docker", "images", "cr", "hub", "www", "localhost");

    private RegistryUrls() {}

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
