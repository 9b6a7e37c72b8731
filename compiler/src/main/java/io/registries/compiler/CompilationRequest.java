// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What to compile, and where to.
 *
 * @param validation what to validate first
 * @param outputDirectory for what holds no secret; absolute
 * @param secretsDirectory for what does; absolute, perhaps the same
 * @param outputs the kinds to write, by their folder names; empty: all but {@code devtron-registries}
 * @param environments the environments to write for; empty: all
 * @param templatesDirectory templates that replace or join the compiler's own; absolute
 * @param connectivity how registries are contacted, if they are
 * @param progress told how far the work is
 */
public record CompilationRequest(
        ValidationRequest validation,
        Path outputDirectory,
        Path secretsDirectory,
        Set<String> outputs,
        Set<String> environments,
        Optional<Path> templatesDirectory,
        Connectivity connectivity,
        Progress progress) {
    public CompilationRequest {
        if (!outputDirectory.isAbsolute() || !secretsDirectory.isAbsolute()) {
            throw new IllegalArgumentException("the output directories must be absolute");
        }
        outputs = Set.copyOf(outputs);
        environments = Set.copyOf(environments);
    }
}
