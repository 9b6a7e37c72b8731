// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.Compilation;
import io.registries.compiler.CompilationRequest;
import io.registries.compiler.Connectivity;
import io.registries.compiler.Progress;
import io.registries.compiler.Reseal;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.report.ProvenanceTable;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal on an output has in common. */
abstract class OutputParameters extends NetworkParameters {
    private static final String DEFAULT_DIRECTORY = "target/registries";

    /** Where to write what holds no secret. Default: {@code target/registries}. */
    @Parameter(property = "registries.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Where to write what holds secrets; must be outside of what git tracks. Default: {@code target/registries}.
     */
    @Parameter(property = "registries.secretsDirectory")
    private @Nullable File secretsDirectory;

    /**
     * The kinds to write, separated by commas: {@code docker-build-configs}, {@code image-pull-secrets},
     * {@code dt-secrets}, {@code sops-values}, {@code sealed-secrets}, {@code external-secrets},
     * {@code kubernetes-secrets}, {@code docker-config}, {@code devtron-registries}, {@code custom}. Default: all but
     * {@code kubernetes-secrets}, {@code docker-config} and {@code devtron-registries}.
     */
    @Parameter(property = "registries.outputs")
    private Set<String> outputs = Set.of();

    /** The environments to write for, separated by commas. Default: all. */
    @Parameter(property = "registries.environments")
    private Set<String> environments = Set.of();

    /** A folder with templates that replace the compiler's own of the same path, or add files of their own. */
    @Parameter(property = "registries.templatesDirectory")
    private @Nullable File templatesDirectory;

    /**
     * Where the key is by which a changed secret is known without reading the ciphertext of sealed and encrypted pull
     * secrets: {@code env:NAME} or {@code file:path}. Without it they are made anew only where what is declared changes.
     */
    @Parameter(property = "registries.fingerprintKey")
    private @Nullable String fingerprintKey;

    /** Whether sealed and encrypted pull secrets are made anew in any case. */
    @Parameter(property = "registries.reseal", defaultValue = "false")
    private boolean reseal;

    final CompilationRequest compilation(
            ValidationRequest request, Path output, Connectivity connectivity, Progress progress) {
        return new CompilationRequest(
                request,
                output,
                secretsDirectory(),
                outputs,
                environments,
                Optional.ofNullable(templatesDirectory).map(this::resolve),
                connectivity,
                new Reseal(Optional.ofNullable(fingerprintKey), reseal),
                progress);
    }

    final Path outputDirectory() {
        return directory(outputDirectory);
    }

    final Path secretsDirectory() {
        return directory(secretsDirectory);
    }

    private Path directory(@Nullable File given) {
        return given == null ? base().resolve(DEFAULT_DIRECTORY) : resolve(given);
    }

    // Maven resolves a relative file against the POM's folder, but against the process's without a POM.
    final Path resolve(File file) {
        return base().resolve(file.toPath()).normalize();
    }

    final String shown(Path directory) {
        return directory.startsWith(base()) ? base().relativize(directory).toString() : directory.toString();
    }

    /** Says what a compilation wrote, and from where its values came. */
    final void print(Compilation compilation, Path output) {
        if (!compilation.provenances().isEmpty()) {
            ProvenanceTable.of(compilation.provenances()).forEach(getLog()::info);
        }
        getLog().info(Outcome.pulls(compilation.pulls()));
        compilation.files().forEach((kind, count) -> getLog().info("%5d  %s".formatted(count, kind)));
        Path secrets = secretsDirectory();
        getLog().info("%d written, %d unchanged, %d removed in %s"
                .formatted(
                        compilation.written(),
                        compilation.total() - compilation.written(),
                        compilation.removed(),
                        output.equals(secrets) ? shown(output) : shown(output) + " and " + shown(secrets)));
    }
}
