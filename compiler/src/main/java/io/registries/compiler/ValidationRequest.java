// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.OptionNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request to validate a configuration.
 *
 * @param baseDirectory at which a relative source starts; absolute
 * @param namesRelativeTo the directory that diagnostics name files relative to; absolute
 * @param source a file, a directory or a pattern
 * @param allowedPaths files and directories outside the base directory and its git work tree that the configuration may
 *     refer to; relative ones start at the base directory
 * @param allowPlaintextSecrets whether a plain text secret is a warning instead of an error
 * @param baseline the previous configuration to compare with: a git revision, a file or a directory; a revision takes
 *     precedence over a file of the same name; the prefixes {@code rev:} and {@code file:} select one explicitly
 * @param deadline after which {@link RegistriesCompiler#validate} ends with an error; other goals have none, and results do
 *     not depend on it otherwise
 * @param context the clock, environment variables and credential sources of the run
 * @param options how messages name options
 */
public record ValidationRequest(
        Path baseDirectory,
        Path namesRelativeTo,
        String source,
        List<Path> allowedPaths,
        boolean allowPlaintextSecrets,
        Optional<String> baseline,
        Duration deadline,
        RunContext context,
        OptionNames options) {
    /** The default deadline of a validation. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(60);

    public ValidationRequest {
        if (!baseDirectory.isAbsolute() || !namesRelativeTo.isAbsolute()) {
            throw new IllegalArgumentException("directories must be absolute");
        }
        allowedPaths = List.copyOf(allowedPaths);
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("the deadline must be positive");
        }
    }

    /**
     * A builder for the context of this process. Messages name options as this API does, and files relative to the base
     * directory.
     *
     * @param baseDirectory at which a relative source starts; absolute
     * @param source a file, a directory or a pattern
     */
    public static Builder builder(Path baseDirectory, String source) {
        return new Builder(baseDirectory, source);
    }

    /** A request with the same options, to change some. */
    public Builder toBuilder() {
        return new Builder(baseDirectory, source)
                .namesRelativeTo(namesRelativeTo)
                .allowedPaths(allowedPaths)
                .allowPlaintextSecrets(allowPlaintextSecrets)
                .baseline(baseline)
                .deadline(deadline)
                .context(context)
                .options(options);
    }

    /** Builds a request; each option is described at its record component. */
    public static final class Builder {
        private final Path baseDirectory;
        private final String source;
        private Path namesRelativeTo;
        private List<Path> allowedPaths = List.of();
        private boolean allowPlaintextSecrets;
        private Optional<String> baseline = Optional.empty();
        private Duration deadline = DEFAULT_DEADLINE;
        private RunContext context = RunContext.current();
        private OptionNames options = OptionNames.API;

        private Builder(Path baseDirectory, String source) {
            this.baseDirectory = baseDirectory;
            this.namesRelativeTo = baseDirectory;
            this.source = source;
        }

        public Builder namesRelativeTo(Path directory) {
            namesRelativeTo = directory;
            return this;
        }

        public Builder allowedPaths(List<Path> paths) {
            allowedPaths = paths;
            return this;
        }

        public Builder allowPlaintextSecrets(boolean allow) {
            allowPlaintextSecrets = allow;
            return this;
        }

        public Builder baseline(Optional<String> named) {
            baseline = named;
            return this;
        }

        public Builder deadline(Duration maximum) {
            deadline = maximum;
            return this;
        }

        public Builder context(RunContext runContext) {
            context = runContext;
            return this;
        }

        public Builder options(OptionNames names) {
            options = names;
            return this;
        }

        public ValidationRequest build() {
            return new ValidationRequest(
                    baseDirectory,
                    namesRelativeTo,
                    source,
                    allowedPaths,
                    allowPlaintextSecrets,
                    baseline,
                    deadline,
                    context,
                    options);
        }
    }
}
