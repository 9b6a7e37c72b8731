// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static java.util.stream.Collectors.toSet;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CompilationResult;
import io.registries.compiler.EncryptionOptions;
import io.registries.compiler.InitRequest;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.ValidationResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.KnownOptions;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.OutputKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the compiler with a fixed clock and a given environment. */
public final class CompilerRunner {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneId.systemDefault());
    public static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();
    /** The option names of the plugin. */
    public static final OptionNames MAVEN = new OptionNames(
            "-D",
            Map.ofEntries(
                    Map.entry(Option.SOURCE, "registries.source"),
                    Map.entry(Option.ALLOWED_PATHS, "registries.allowedPaths"),
                    Map.entry(Option.BASELINE, "registries.validate.baseline"),
                    Map.entry(Option.VALIDATION_DEADLINE, "registries.validate.deadline"),
                    Map.entry(Option.OUTPUTS, "registries.outputs"),
                    Map.entry(Option.ENVIRONMENTS, "registries.environments"),
                    Map.entry(Option.SECRETS_DIRECTORY, "registries.secretsDirectory"),
                    Map.entry(Option.TEMPLATES_DIRECTORY, "registries.templatesDirectory"),
                    Map.entry(Option.FINGERPRINT_KEY, "registries.encryption.fingerprintKey"),
                    Map.entry(Option.REGISTRY_TIMEOUT, "registries.connectivity.timeout"),
                    Map.entry(Option.RUN_DEADLINE, "registries.connectivity.deadline"),
                    Map.entry(Option.TOKEN_SERVICES, "registries.connectivity.trustedTokenHosts"),
                    Map.entry(Option.PROXIES, "the proxies of Maven's settings.xml"),
                    Map.entry(Option.UPDATE, "`diff` with -Dregistries.diff.update"),
                    Map.entry(Option.BASE_DIRECTORY, "the folder of the POM or that Maven was started in"),
                    Map.entry(Option.INIT_FILE, "registries.init.file"),
                    Map.entry(Option.INIT_REGISTRIES, "registries.init.registries")));

    /** The properties of the plugin that {@link #as} knows. */
    private static final KnownOptions KNOWN = new KnownOptions(
            "registries",
            Stream.concat(
                            MAVEN.names().values().stream(),
                            Stream.of("registries.diff.directory", "registries.diff.update"))
                    .filter(name -> name.startsWith("registries."))
                    .map(name -> name.substring("registries.".length()))
                    .collect(toSet()));

    private static final RegistriesCompiler COMPILER = new RegistriesCompiler();

    private CompilerRunner() {}

    public static RegistriesCompiler compiler() {
        return COMPILER;
    }

    public static ValidationRequest request(Path base, String source, Map<String, String> environment) {
        return ValidationRequest.builder(base, source)
                .context(new RunContext(CLOCK, environment, List.of()))
                .options(MAVEN)
                .build();
    }

    public static Result<?> validate(Path base, String source) {
        return COMPILER.validate(request(base, source, Map.of()));
    }

    /** Validates and compares with a baseline. */
    public static Result<ValidationResult> validate(Path base, String source, String baseline) {
        return COMPILER.validate(request(base, source, Map.of()).toBuilder()
                .baseline(Optional.of(baseline))
                .build());
    }

    /** Compiles everything into one directory. */
    public static Result<CompilationResult> all(Path base, String source, Path output, Map<String, String> environment)
            throws IOException {
        return run(all(request(base, source, environment), output));
    }

    /** Compiles everything into one directory, unless it is up to date. */
    public static Result<CompilationResult> changes(
            Path base, String source, Path output, Map<String, String> environment) throws IOException {
        return COMPILER.compile(request(base, source, output, environment));
    }

    /** Compiles everything into one directory with user templates. */
    public static Result<CompilationResult> all(
            Path base, String source, Path output, Map<String, String> environment, Optional<Path> templates)
            throws IOException {
        return run(all(request(base, source, environment), output).toBuilder()
                .templatesDirectory(templates)
                .build());
    }

    public static Result<CompilationResult> some(
            Path base,
            String source,
            Path output,
            Map<String, String> environment,
            Set<String> outputs,
            Set<String> environments)
            throws IOException {
        return run(CompilationRequest.builder(request(base, source, environment), output)
                .outputs(outputs)
                .environments(environments)
                .build());
    }

    /** Compiles with these properties and the system clock. */
    public static List<Diagnostic> as(Path base, Properties properties, Map<String, String> environment)
            throws IOException {
        List<Diagnostic> unknown = KNOWN.check(properties.stringPropertyNames());
        if (!unknown.isEmpty()) {
            return new ArrayList<>(unknown);
        }
        if (properties.stringPropertyNames().stream().anyMatch(name -> name.startsWith("registries.init."))) {
            return new ArrayList<>(COMPILER.init(initial(base, properties)).diagnostics());
        }
        Path output = base.resolve("target/registries");
        ValidationRequest validation = ValidationRequest.builder(
                        base, properties.getProperty("registries.source", "registries.yaml"))
                .baseline(Optional.ofNullable(properties.getProperty("registries.validate.baseline")))
                .context(new RunContext(Clock.systemUTC(), environment, List.of()))
                .options(MAVEN)
                .build();
        if (properties.containsKey("registries.validate.deadline")) {
            Duration deadline = Duration.parse("PT" + properties.getProperty("registries.validate.deadline"));
            return new ArrayList<>(
                    COMPILER.validate(validation.toBuilder().deadline(deadline).build())
                            .diagnostics());
        }
        if (validation.baseline().isPresent()) {
            return new ArrayList<>(COMPILER.validate(validation).diagnostics());
        }
        Optional<Path> committed = Optional.ofNullable(properties.getProperty("registries.diff.directory"))
                .map(base::resolve);
        CompilationRequest.Builder options = CompilationRequest.builder(validation, committed.orElse(output))
                .outputs(names(properties, "registries.outputs"))
                .environments(names(properties, "registries.environments"))
                .templatesDirectory(Optional.ofNullable(properties.getProperty("registries.templatesDirectory"))
                        .map(base::resolve))
                .encryption(new EncryptionOptions(
                        Optional.ofNullable(properties.getProperty("registries.encryption.fingerprintKey")), false));
        if (committed.isEmpty()) {
            return new ArrayList<>(run(options.build()).diagnostics());
        }
        CompilationRequest request = options.excludeSecretOutputs().build();
        if (properties.containsKey("registries.diff.update") || properties.containsKey("registries.outputs")) {
            Map<String, String> complete = new HashMap<>(environment);
            complete.put("NOT_SET", "made-up");
            compileBefore(request, complete);
        }
        return new ArrayList<>(COMPILER.diff(request).diagnostics());
    }

    // An earlier run with all secrets.
    private static void compileBefore(CompilationRequest request, Map<String, String> environment) throws IOException {
        run(request.toBuilder()
                .validation(request.validation().toBuilder()
                        .context(new RunContext(Clock.systemUTC(), environment, List.of()))
                        .build())
                .build());
    }

    private static InitRequest initial(Path base, Properties properties) {
        return InitRequest.builder(
                        base, base.resolve(properties.getProperty("registries.init.file", "registries.yaml")))
                .registries(names(properties, "registries.init.registries").stream()
                        .map(base::resolve)
                        .toList())
                .context(new RunContext(CLOCK, Map.of(), List.of()))
                .options(MAVEN)
                .build();
    }

    private static Set<String> names(Properties properties, String property) {
        String names = properties.getProperty(property, "");
        return names.isEmpty() ? Set.of() : Set.of(names.split(","));
    }

    /** Everything, into one folder. */
    public static CompilationRequest request(Path base, String source, Path output, Map<String, String> environment) {
        return all(request(base, source, environment), output);
    }

    private static CompilationRequest all(ValidationRequest validation, Path output) {
        Set<String> everything =
                OutputKind.selectable().stream().map(OutputKind::folder).collect(toSet());
        return CompilationRequest.builder(validation, output)
                .outputs(everything)
                .build();
    }

    private static Result<CompilationResult> run(CompilationRequest request) throws IOException {
        Result<CompilationResult> result = COMPILER.compile(request);
        OutputSchema.assertValidManifest(request.outputDirectory());
        return result;
    }
}
