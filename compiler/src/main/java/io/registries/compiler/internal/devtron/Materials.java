// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.ApplicationAnswer;
import io.registries.compiler.internal.devtron.client.LiveMaterial;
import io.registries.compiler.model.EffectiveBuild;
import java.util.List;
import java.util.Optional;

/** Finds the Git repository of a build, which Devtron identifies by an id and the file by its checkout path. */
final class Materials {
    private Materials() {}

    /** Why the repository is not known; empty if it is. */
    static Optional<Refusal> problem(LiveApplication application, EffectiveBuild build) {
        int count = matching(application, build.checkoutPath()).size();
        if (count == 1) {
            return Optional.empty();
        }
        String path = "`" + build.checkoutPath() + "`";
        return Optional.of(Refusal.impossible(
                count == 0
                        ? "has no Git repository in Devtron that is checked out at " + path
                        : "has " + count + " Git repositories in Devtron that are checked out at " + path,
                "set `checkoutPath` to that of a Git repository of the application in Devtron"));
    }

    /** The id of the repository; empty if there is none, or several. */
    static Optional<Integer> id(LiveApplication application, EffectiveBuild build) {
        List<LiveMaterial> matching = matching(application, build.checkoutPath());
        return matching.size() == 1 ? Optional.of(matching.get(0).id()) : Optional.empty();
    }

    /** The checkout path of a repository; empty if there is no such repository. */
    static Optional<String> checkoutPath(LiveApplication application, int id) {
        return materials(application).stream()
                .filter(material -> material.id() == id)
                .map(LiveMaterial::checkoutPath)
                .findFirst();
    }

    private static List<LiveMaterial> matching(LiveApplication application, String checkoutPath) {
        return materials(application).stream()
                .filter(material -> normalized(material.checkoutPath()).equals(normalized(checkoutPath)))
                .toList();
    }

    private static List<LiveMaterial> materials(LiveApplication application) {
        return application.details().found().map(ApplicationAnswer::materials).orElse(List.of());
    }

    private static String normalized(String path) {
        return path.replaceFirst("^\\./", "").replaceFirst("/+$", "").replaceFirst("^\\.$", "");
    }
}
