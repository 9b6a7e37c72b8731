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
 * Compares what {@code compile} would write with what is there, and fails where it differs. Contacts nobody; values of
 * secrets take part where they are at hand, and are shown nowhere.
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends AbstractOutputMojo {
    /**
     * The folder to compare with. Where it is given, what may not be committed is not looked for in it. Default: the
     * output directory.
     */
    @Parameter(property = "registries.committedDirectory")
    private @Nullable File committedDirectory;

    /** Whether to write what differs, instead of failing for it. */
    @Parameter(property = "registries.update", defaultValue = "false")
    private boolean update;

    /** Whether to skip this goal. */
    @Parameter(property = "registries.diff.skip", defaultValue = "false")
    private boolean skipDiff;

    @Inject
    DiffMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean isGoalSkipped() {
        return skipDiff;
    }

    @Override
    void run(ValidationRequest request, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        Path committed =
                committedDirectory == null ? outputDirectory() : workspace().resolve(committedDirectory);
        CompilationRequest.Builder options = compilation(request, committed);
        if (committedDirectory != null) {
            options.excludeSecretOutputs();
        }
        CompilationRequest compilation = options.build();
        try {
            if (update) {
                CompilationResult made = reporter.valueOf(new RegistriesCompiler().compile(compilation));
                print(made, committed);
                return;
            }
            Result<DiffResult> result = new RegistriesCompiler().diff(compilation);
            result.value().ifPresent(diff -> UnifiedDiff.of(diff.differences()).forEach(getLog()::info));
            reporter.valueOf(
                    result, (diagnostics, diff) -> Report.of(diagnostics).and(diff.differences()));
            getLog().info("no drift: " + workspace().relative(committed) + " is what is declared");
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }
}
