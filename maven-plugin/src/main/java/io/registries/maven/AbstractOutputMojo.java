// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CompilationResult;
import io.registries.compiler.EncryptionOptions;
import io.registries.compiler.RunContext;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.report.ProvenanceTable;
import io.registries.compiler.report.PullSummary;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that writes outputs, or compares them. */
abstract class AbstractOutputMojo extends AbstractSourceMojo {
    private static final int MAX_REMOVED = 20;

    /** The directory for outputs that contain no secrets. */
    @Parameter(property = "registries.outputDirectory", defaultValue = "${project.build.directory}/registries")
    private File outputDirectory;

    /** The directory for outputs that contain secrets. Git must ignore it. */
    @Parameter(property = "registries.secretsDirectory", defaultValue = "${project.build.directory}/registries")
    private File secretsDirectory;

    /**
     * The kinds of output to write, separated by commas: {@code docker-build-configs}, {@code image-pull-secrets},
     * {@code dt-secrets}, {@code sops-values}, {@code sealed-secrets}, {@code external-secrets},
     * {@code kubernetes-secrets}, {@code docker-config}, {@code devtron-registries}, {@code iam-policies}, {@code custom}.
     * Default: all except {@code kubernetes-secrets}, {@code docker-config}, {@code devtron-registries} and
     * {@code iam-policies}.
     */
    @Parameter(property = "registries.outputs")
    private Set<String> outputs = Set.of();

    /**
     * The environments to handle, separated by commas. Default: all. In {@code init}, {@code plan} and {@code apply}, {@code *}
     * stands for any text.
     */
    @Parameter(property = "registries.environments")
    private Set<String> environments = Set.of();

    /** A directory with Mustache templates that replace the compiler's templates of the same path, or add outputs. */
    @Parameter(property = "registries.templatesDirectory")
    private @Nullable File templatesDirectory;

    /**
     * The key used to detect changed secrets without decrypting existing files: {@code env:NAME} or {@code file:path}.
     * Without it, sealed and encrypted pull secrets are rewritten only if the configuration changes.
     */
    @Parameter(property = "registries.encryption.fingerprintKey")
    private @Nullable String encryptionFingerprintKey;

    /** Whether sealed and encrypted pull secrets are rewritten even if nothing has changed. */
    @Parameter(property = "registries.encryption.renew", defaultValue = "false")
    private boolean encryptionRenew;

    private final SettingsDecrypter decrypter;

    AbstractOutputMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    final RunContext host() {
        return MavenServers.host(session(), decrypter);
    }

    final SettingsDecrypter decrypter() {
        return decrypter;
    }

    final CompilationRequest.Builder compilation(ValidationRequest request, Path output) throws MojoExecutionException {
        claim(output);
        return CompilationRequest.builder(request, output)
                .secretsDirectory(secretsDirectory())
                .outputs(outputs)
                .environments(environments)
                .templatesDirectory(Optional.ofNullable(templatesDirectory).map(workspace()::resolve))
                .encryption(new EncryptionOptions(Optional.ofNullable(encryptionFingerprintKey), encryptionRenew));
    }

    /** Reserves a directory for the outputs of this goal's configuration. */
    final void claim(Path directory) throws MojoExecutionException {
        List<String> configuration = new ArrayList<>(List.of(absoluteSource()));
        String name = "`" + source() + "` of module `"
                + workspace().relative(workspace().base()) + "`";
        if (templatesDirectory != null) {
            Path templates = workspace().resolve(templatesDirectory);
            configuration.add(templates.toString());
            name += " with the templates in `" + workspace().relative(templates) + "`";
        }
        OutputOwners.of(session()).add(directory, workspace().relative(directory), configuration, name);
    }

    final Path outputDirectory() {
        return workspace().resolve(outputDirectory);
    }

    final Path secretsDirectory() {
        return workspace().resolve(secretsDirectory);
    }

    /** Prints what a compilation wrote, and where its secrets came from. */
    final void print(CompilationResult compilation, Path output) {
        if (!compilation.provenances().isEmpty()) {
            console().info(ProvenanceTable.of(compilation.provenances()));
        }
        console().info(PullSummary.lines(compilation.pullPaths(), compilation.checks()));
        compilation.files().forEach((kind, count) -> console().info("%5d  %s".formatted(count, kind)));
        compilation.removed().stream()
                .limit(MAX_REMOVED)
                .forEach(path -> console().info("removed: " + path));
        Path secrets = secretsDirectory();
        console()
                .info("%d written, %d unchanged, %d removed in %s"
                        .formatted(
                                compilation.written(),
                                compilation.total() - compilation.written(),
                                compilation.removed().size(),
                                output.equals(secrets)
                                        ? workspace().relative(output)
                                        : workspace().relative(output) + " and "
                                                + workspace().relative(secrets)));
    }
}
