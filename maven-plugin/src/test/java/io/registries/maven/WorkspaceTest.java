// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.RepositoryRoot;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Relative paths start from the module's folder, with a POM or without. */
class WorkspaceTest {
    private static final Path BASE = Path.of("/projects/platform");
    private static final Workspace WORKSPACE =
            new Workspace(BASE, new RepositoryRoot(BASE.getRoot().resolve("projects")));

    @Test
    void aRelativePathStartsFromTheBase() {
        assertThat(WORKSPACE.resolve("config/../registries.yaml")).isEqualTo(BASE.resolve("registries.yaml"));
        assertThat(WORKSPACE.resolve(new File("deploy"))).isEqualTo(BASE.resolve("deploy"));
        assertThat(WORKSPACE.resolve("/elsewhere/deploy")).isEqualTo(Path.of("/elsewhere/deploy"));
    }

    @Test
    void theBuildDirectoryIsFoundWithoutAPom() {
        assertThat(WORKSPACE.resolve(new File("${project.basedir}/target/registries")))
                .isEqualTo(BASE.resolve("target/registries"));
        // A file parameter is made absolute by the folder that Maven runs in.
        assertThat(WORKSPACE.resolve(new File("/home/carl/${project.basedir}/target")))
                .isEqualTo(BASE.resolve("target"));
    }

    @Test
    void messagesNameFoldersFromTheRootOfTheRepository() {
        assertThat(WORKSPACE.relative(BASE.resolve("target/registries"))).isEqualTo("platform/target/registries");
        assertThat(WORKSPACE.relative(Path.of("/elsewhere"))).isEqualTo("/elsewhere");
    }
}
