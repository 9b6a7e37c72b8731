// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CompilationResult;
import io.registries.compiler.DiffResult;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.UnifiedDiff;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Compares the outputs that {@code compile} would write with the files that exist, and fails if they differ. It makes no
 * network request. Secret values are compared where they are available, and are never printed.
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends AbstractOutputMojo {
    /**
     * The directory to compare with. If it is set, files that must not be committed are not expected in it. Default: the
     * output directory.
     */
    @Parameter(property = "registries.diff.directory")
    private @Nullable File diffDirectory;

    /** Whether to write the differences, instead of failing. */
    @Parameter(property = "registries.diff.update", defaultValue = "false")
    private boolean diffUpdate;

    /** Whether to skip this goal. */
    @Parameter(property = "registries.diff.skip", defaultValue = "false")
    private boolean diffSkip;

    @Inject
    DiffMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean isGoalSkipped() {
        return diffSkip;
    }

    @Override
    void run(ValidationRequest request, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        Path committed = diffDirectory == null ? outputDirectory() : workspace().resolve(diffDirectory);
        CompilationRequest.Builder options = compilation(request, committed);
        if (diffDirectory == null) {
            claim(secretsDirectory());
        } else {
            options.excludeSecretOutputs();
        }
        CompilationRequest compilation = options.build();
        try {
            if (diffUpdate) {
                CompilationResult result = reporter.valueOf(
                        new RegistriesCompiler().compile(compilation),
                        (diagnostics, value) ->
                                Report.of(diagnostics).with(value.resolved()).removing(value.removed()));
                print(result, committed);
                return;
            }
            Result<DiffResult> result = new RegistriesCompiler().diff(compilation);
            result.value().ifPresent(diff -> console().info(UnifiedDiff.of(diff.differences())));
            reporter.valueOf(
                    result,
                    (diagnostics, diff) ->
                            Report.of(diagnostics).with(diff.resolved()).and(diff.differences()));
            console().info("no drift: " + workspace().relative(committed) + " matches the declaration");
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }
}
