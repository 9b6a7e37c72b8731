// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.RepositoryRoot;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The folder that a goal runs for.
 *
 * @param base the POM's folder, or without a POM the folder that Maven was started in; absolute
 * @param repository names files in messages and reports
 */
record Workspace(Path base, RepositoryRoot repository) {
    // Without a POM, Maven leaves this in the build directory.
    private static final String BASE_DIRECTORY = "${project.basedir}";

    static Workspace of(MavenSession session, MavenProject project) {
        File pom = project.getFile();
        Path start = absolute(new File(session.getExecutionRootDirectory()));
        Path base = pom == null ? start : absolute(pom.getParentFile());
        return new Workspace(base, RepositoryRoot.containing(base, System.getenv(), start));
    }

    private static Path absolute(File folder) {
        return folder.toPath().toAbsolutePath().normalize();
    }

    /** A path of a user, which may be relative. */
    Path resolve(String path) {
        int placeholder = path.indexOf(BASE_DIRECTORY);
        String named = placeholder < 0 ? path : "." + path.substring(placeholder + BASE_DIRECTORY.length());
        return base.resolve(named).normalize();
    }

    /** A file parameter: Maven resolves a relative one against the POM's folder, but without a POM it does not. */
    Path resolve(File file) {
        return resolve(file.getPath());
    }

    /** How messages name a folder. */
    String relative(Path folder) {
        return repository.nameOf(folder);
    }
}
