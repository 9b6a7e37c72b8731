// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.model.OutputKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request to compile a configuration.
 *
 * @param validation the configuration, which is validated first
 * @param outputDirectory for outputs without secrets; absolute
 * @param secretsDirectory for outputs with secrets; absolute; may be the same
 * @param outputs the kinds to write, by the names of their directories; empty: the default kinds
 * @param environments the environments to write outputs for; empty: all
 * @param templatesDirectory templates that replace or extend the built-in ones; absolute
 * @param connectivity whether and how to check the registries
 * @param encryption when encrypted files are encrypted again
 * @param progress is notified of the progress
 */
public record CompilationRequest(
        ValidationRequest validation,
        Path outputDirectory,
        Path secretsDirectory,
        Set<String> outputs,
        Set<String> environments,
        Optional<Path> templatesDirectory,
        ConnectivityOptions connectivity,
        EncryptionOptions encryption,
        ProgressListener progress) {
    public CompilationRequest {
        if (!outputDirectory.isAbsolute() || !secretsDirectory.isAbsolute()) {
            throw new IllegalArgumentException("the output directories must be absolute");
        }
        outputs = Set.copyOf(outputs);
        environments = Set.copyOf(environments);
    }

    /**
     * A builder for all environments and the default outputs, without connectivity checks.
     *
     * @param validation the configuration, which is validated first
     * @param outputDirectory for all outputs; absolute
     */
    public static Builder builder(ValidationRequest validation, Path outputDirectory) {
        return new Builder(validation, outputDirectory);
    }

    /** A request with the same options, to change some. */
    public Builder toBuilder() {
        return new Builder(validation, outputDirectory)
                .secretsDirectory(secretsDirectory)
                .outputs(outputs)
                .environments(environments)
                .templatesDirectory(templatesDirectory)
                .connectivity(connectivity)
                .encryption(encryption)
                .progress(progress);
    }

    /** Builds a request; each option is described at its record component. */
    public static final class Builder {
        private ValidationRequest validation;
        private final Path outputDirectory;
        private Path secretsDirectory;
        private Set<String> outputs = Set.of();
        private boolean secretOutputsExcluded;
        private Set<String> environments = Set.of();
        private Optional<Path> templatesDirectory = Optional.empty();
        private ConnectivityOptions connectivity = ConnectivityOptions.NONE;
        private EncryptionOptions encryption = EncryptionOptions.WHEN_DECLARED;
        private ProgressListener progress = ProgressListener.NONE;

        private Builder(ValidationRequest validation, Path outputDirectory) {
            this.validation = validation;
            this.outputDirectory = outputDirectory;
            this.secretsDirectory = outputDirectory;
        }

        public Builder validation(ValidationRequest request) {
            validation = request;
            return this;
        }

        public Builder secretsDirectory(Path directory) {
            secretsDirectory = directory;
            return this;
        }

        public Builder outputs(Set<String> kinds) {
            outputs = kinds;
            return this;
        }

        /** Excludes the kinds that hold secrets, unless outputs are chosen. */
        public Builder excludeSecretOutputs() {
            secretOutputsExcluded = true;
            return this;
        }

        public Builder environments(Set<String> names) {
            environments = names;
            return this;
        }

        public Builder templatesDirectory(Optional<Path> directory) {
            templatesDirectory = directory;
            return this;
        }

        public Builder connectivity(ConnectivityOptions options) {
            connectivity = options;
            return this;
        }

        public Builder encryption(EncryptionOptions options) {
            encryption = options;
            return this;
        }

        public Builder progress(ProgressListener listener) {
            progress = listener;
            return this;
        }

        public CompilationRequest build() {
            return new CompilationRequest(
                    validation,
                    outputDirectory,
                    secretsDirectory,
                    secretOutputsExcluded && outputs.isEmpty() ? withoutSecrets() : outputs,
                    environments,
                    templatesDirectory,
                    connectivity,
                    encryption,
                    progress);
        }

        private static Set<String> withoutSecrets() {
            return OutputKind.defaults().stream()
                    .filter(kind -> !kind.isSecret())
                    .map(OutputKind::folder)
                    .collect(Collectors.toSet());
        }
    }
}
