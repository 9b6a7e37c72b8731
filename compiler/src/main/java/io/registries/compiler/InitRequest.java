// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.OptionNames;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to write a first registries.yaml. Lists contain files and directories. Without inputs, Docker's config.json is
 * imported if it exists; otherwise the file is a minimal template.
 *
 * @param baseDirectory in whose git work tree files may be read and written; absolute
 * @param namesRelativeTo the directory that diagnostics name files relative to; absolute
 * @param file the file to write; absolute
 * @param dockerConfig Docker's config.json
 * @param values values.yaml files of the dt-secrets chart
 * @param registries responses of Devtron's registry API, JSON
 * @param applications responses of Devtron's application API, JSON
 * @param devtron a running Devtron, which is read in place of its responses
 * @param context the clock for expired certificates, the environment variables, which locate Docker's config.json, and the
 *     credential sources for the token of Devtron
 * @param options how messages name options
 */
public record InitRequest(
        Path baseDirectory,
        Path namesRelativeTo,
        Path file,
        Optional<Path> dockerConfig,
        List<Path> values,
        List<Path> registries,
        List<Path> applications,
        Optional<DevtronImport> devtron,
        RunContext context,
        OptionNames options) {
    public InitRequest {
        if (!baseDirectory.isAbsolute() || !namesRelativeTo.isAbsolute() || !file.isAbsolute()) {
            throw new IllegalArgumentException("directories and the file must be absolute");
        }
        values = List.copyOf(values);
        registries = List.copyOf(registries);
        applications = List.copyOf(applications);
        if (devtron.isPresent() && !(registries.isEmpty() && applications.isEmpty())) {
            throw new IllegalArgumentException("a running Devtron is read in place of its responses");
        }
    }

    /**
     * A builder without inputs and environment variables. Messages name options as this API does.
     *
     * @param baseDirectory to which diagnostics name files relative, unless another directory is set; absolute
     * @param file the file to write; absolute
     */
    public static Builder builder(Path baseDirectory, Path file) {
        return new Builder(baseDirectory, file);
    }

    /** Whether any input is set. */
    public boolean hasInputs() {
        return dockerConfig.isPresent()
                || devtron.isPresent()
                || !values.isEmpty()
                || !registries.isEmpty()
                || !applications.isEmpty();
    }

    // The environment variables may hold secrets.
    @Override
    public String toString() {
        return "InitRequest[" + file + "]";
    }

    /** Builds a request; each option is described at its record component. */
    public static final class Builder {
        private final Path baseDirectory;
        private final Path file;
        private Path namesRelativeTo;
        private Optional<Path> dockerConfig = Optional.empty();
        private List<Path> values = List.of();
        private List<Path> registries = List.of();
        private List<Path> applications = List.of();
        private Optional<DevtronImport> devtron = Optional.empty();
        private RunContext context = new RunContext(Clock.systemUTC(), Map.of(), List.of());
        private OptionNames options = OptionNames.API;

        private Builder(Path baseDirectory, Path file) {
            this.baseDirectory = baseDirectory;
            this.namesRelativeTo = baseDirectory;
            this.file = file;
        }

        public Builder namesRelativeTo(Path directory) {
            namesRelativeTo = directory;
            return this;
        }

        public Builder dockerConfig(Optional<Path> config) {
            dockerConfig = config;
            return this;
        }

        public Builder values(List<Path> files) {
            values = files;
            return this;
        }

        public Builder registries(List<Path> files) {
            registries = files;
            return this;
        }

        public Builder applications(List<Path> files) {
            applications = files;
            return this;
        }

        public Builder devtron(Optional<DevtronImport> source) {
            devtron = source;
            return this;
        }

        public Builder context(RunContext machine) {
            context = machine;
            return this;
        }

        public Builder options(OptionNames names) {
            options = names;
            return this;
        }

        public InitRequest build() {
            return new InitRequest(
                    baseDirectory,
                    namesRelativeTo,
                    file,
                    dockerConfig,
                    values,
                    registries,
                    applications,
                    devtron,
                    context,
                    options);
        }
    }
}
