// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.SessionData;

/**
 * The configurations whose outputs a run of Maven writes to each directory. Goals that share a directory and are given
 * different configurations would remove each other's files.
 *
 * @param configurations by directory: the files that define the outputs, and how messages name them; modules may have
 *     different instances of this class, but not of these types
 */
record OutputOwners(Map<Path, Map.Entry<List<String>, String>> configurations) {
    private static final String KEY = "io.registries.outputOwners";

    @SuppressWarnings("unchecked") // only this method uses the key
    static OutputOwners of(MavenSession session) {
        SessionData data = session.getRepositorySession().getData();
        data.set(KEY, null, new ConcurrentHashMap<Path, Map.Entry<List<String>, String>>());
        return new OutputOwners((Map<Path, Map.Entry<List<String>, String>>) Objects.requireNonNull(data.get(KEY)));
    }

    /**
     * Records that a goal writes to a directory.
     *
     * @param name the name of the directory in messages
     * @param configuration the paths that identify the files that define the outputs
     * @param configurationName the name of the configuration in messages
     * @throws MojoExecutionException if the outputs of another configuration are written to it
     */
    void add(Path directory, String name, List<String> configuration, String configurationName)
            throws MojoExecutionException {
        Map.Entry<List<String>, String> other =
                configurations.putIfAbsent(directory, Map.entry(configuration, configurationName));
        if (other != null && !other.getKey().equals(configuration)) {
            throw new MojoExecutionException("the outputs of " + other.getValue() + " and " + configurationName
                    + " are written to the same directory `" + name
                    + "`, where each goal would remove the files of the other: set another directory for one of them");
        }
    }
}
