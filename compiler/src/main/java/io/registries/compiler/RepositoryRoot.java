// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.internal.process.WorkTrees;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory that messages and reports name files relative to. Code hosts show an annotation beside its line only if
 * the file is named from the root of the repository.
 *
 * @param directory absolute
 */
public record RepositoryRoot(Path directory) {
    /** The variables in which CI systems give the directory of their checkout. */
    private static final List<String> CHECKOUT_VARIABLES = List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR");

    public RepositoryRoot {
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException("the root must be absolute");
        }
    }

    /**
     * The first of these directories that contains the base directory: the git work tree, found without running Git; the
     * checkout of GitHub or GitLab; the directory in which the run was started; the base directory itself.
     *
     * @param baseDirectory of the configuration; absolute
     * @param environment the environment variables
     * @param startDirectory in which the run was started; absolute
     */
    public static RepositoryRoot containing(Path baseDirectory, Map<String, String> environment, Path startDirectory) {
        Path realBase = WorkTrees.realPath(baseDirectory);
        return new RepositoryRoot(WorkTrees.containing(baseDirectory)
                .or(() -> Stream.concat(checkouts(environment), Stream.of(startDirectory))
                        .filter(directory -> realBase.startsWith(WorkTrees.realPath(directory)))
                        .findFirst())
                .orElse(baseDirectory));
    }

    private static Stream<Path> checkouts(Map<String, String> environment) {
        return CHECKOUT_VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .flatMap(value -> path(value).stream())
                // The root of the file system contains everything, and is no checkout.
                .filter(path -> path.isAbsolute() && path.getNameCount() > 0);
    }

    private static Optional<Path> path(String value) {
        try {
            return Optional.of(Path.of(value).normalize());
        } catch (InvalidPathException ignored) {
            return Optional.empty();
        }
    }

    /** The name of a file or directory: relative if it is in the repository, else absolute. With forward slashes. */
    public String nameOf(Path path) {
        return PathNames.nameOf(directory, path);
    }
}
