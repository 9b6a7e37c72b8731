// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static java.util.stream.Collectors.toSet;

import io.registries.compiler.Compilation;
import io.registries.compiler.CompilationRequest;
import io.registries.compiler.Connectivity;
import io.registries.compiler.Host;
import io.registries.compiler.Progress;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.Reseal;
import io.registries.compiler.Validation;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.emit.OutputKind;
import io.registries.compiler.init.InitRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Runs the compiler as a user would, with a clock that stands still and an environment of its own. */
public final class CompilerRunner {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneId.systemDefault());
    public static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();
    /** Messages and the properties of tests name options as the plugin does, which has the same list. */
    public static final OptionNames MAVEN = new OptionNames(
            "-D",
            Map.ofEntries(
                    Map.entry(Option.SOURCE, "registries.source"),
                    Map.entry(Option.BASELINE, "registries.baseline"),
                    Map.entry(Option.OUTPUTS, "registries.outputs"),
                    Map.entry(Option.ENVIRONMENTS, "registries.environments"),
                    Map.entry(Option.SECRETS_DIRECTORY, "registries.secretsDirectory"),
                    Map.entry(Option.TEMPLATES_DIRECTORY, "registries.templatesDirectory"),
                    Map.entry(Option.FINGERPRINT_KEY, "registries.fingerprintKey"),
                    Map.entry(Option.REGISTRY_TIMEOUT, "registries.timeout"),
                    Map.entry(Option.RUN_DEADLINE, "registries.check.deadline"),
                    Map.entry(Option.TOKEN_SERVICES, "registries.check.realms"),
                    Map.entry(Option.PROXIES, "the proxies of Maven's settings.xml"),
                    Map.entry(Option.UPDATE, "`diff` with -Dregistries.update"),
                    Map.entry(Option.BASE_DIRECTORY, "the folder of the POM or that Maven was started in"),
                    Map.entry(Option.INIT_FILE, "registries.init.file"),
                    Map.entry(Option.INIT_REGISTRIES, "registries.init.registries")));

    private static final RegistriesCompiler COMPILER = new RegistriesCompiler();

    private CompilerRunner() {}

    public static RegistriesCompiler compiler() {
        return COMPILER;
    }

    public static ValidationRequest request(Path base, String source, Map<String, String> environment) {
        return new ValidationRequest(
                base, source, false, Optional.empty(), new Host(CLOCK, environment, List.of()), MAVEN);
    }

    public static Result<?> validate(Path base, String source) {
        return COMPILER.validate(request(base, source, Map.of()));
    }

    /** Validates, and compares with a former configuration. */
    public static Result<Validation> validate(Path base, String source, String baseline) {
        return COMPILER.validate(request(base, source, Map.of()).comparedWith(Optional.of(baseline)));
    }

    /** Compiles everything into one folder. */
    public static Result<Compilation> all(Path base, String source, Path output, Map<String, String> environment)
            throws IOException {
        return run(all(request(base, source, environment), output));
    }

    /** Compiles everything into one folder, unless nothing would come out differently. */
    public static Result<Compilation> changes(Path base, String source, Path output, Map<String, String> environment)
            throws IOException {
        return COMPILER.compile(request(base, source, output, environment));
    }

    /** Compiles everything into one folder by templates of the user's own. */
    public static Result<Compilation> all(
            Path base, String source, Path output, Map<String, String> environment, Optional<Path> templates)
            throws IOException {
        CompilationRequest all = all(request(base, source, environment), output);
        return run(new CompilationRequest(
                all.validation(),
                output,
                output,
                all.outputs(),
                Set.of(),
                templates,
                Connectivity.NONE,
                Reseal.WHEN_DECLARED,
                Progress.NONE));
    }

    public static Result<Compilation> some(
            Path base,
            String source,
            Path output,
            Map<String, String> environment,
            Set<String> outputs,
            Set<String> environments)
            throws IOException {
        return run(new CompilationRequest(
                request(base, source, environment),
                output,
                output,
                outputs,
                environments,
                Optional.empty(),
                Connectivity.NONE,
                Reseal.WHEN_DECLARED,
                Progress.NONE));
    }

    /** Compiles as a run with these properties would, by the machine's own clock. */
    public static List<Diagnostic> as(Path base, Properties properties, Map<String, String> environment)
            throws IOException {
        if (properties.stringPropertyNames().stream().anyMatch(name -> name.startsWith("registries.init."))) {
            return new ArrayList<>(COMPILER.init(initial(base, properties)).findings());
        }
        Path output = base.resolve("target/registries");
        ValidationRequest validation = new ValidationRequest(
                base,
                properties.getProperty("registries.source", "registries.yaml"),
                false,
                Optional.ofNullable(properties.getProperty("registries.baseline")),
                new Host(Clock.systemUTC(), environment, List.of()),
                MAVEN);
        if (validation.baseline().isPresent()) {
            return new ArrayList<>(COMPILER.validate(validation).findings());
        }
        Optional<Path> committed = Optional.ofNullable(properties.getProperty("registries.committedDirectory"))
                .map(base::resolve);
        CompilationRequest request = new CompilationRequest(
                validation,
                committed.orElse(output),
                committed.orElse(output),
                names(properties, "registries.outputs"),
                names(properties, "registries.environments"),
                Optional.ofNullable(properties.getProperty("registries.templatesDirectory"))
                        .map(base::resolve),
                Connectivity.NONE,
                new Reseal(Optional.ofNullable(properties.getProperty("registries.fingerprintKey")), false),
                Progress.NONE);
        if (committed.isEmpty()) {
            return new ArrayList<>(run(request).findings());
        }
        if (properties.containsKey("registries.update") || properties.containsKey("registries.outputs")) {
            Map<String, String> complete = new HashMap<>(environment);
            complete.put("NOT_SET", "made-up");
            compileBefore(request.committable(true), complete);
        }
        return new ArrayList<>(COMPILER.diff(request.committable(true)).findings());
    }

    // An earlier run, which had every secret.
    private static void compileBefore(CompilationRequest request, Map<String, String> environment) throws IOException {
        ValidationRequest then = new ValidationRequest(
                request.validation().baseDirectory(),
                request.validation().source(),
                false,
                Optional.empty(),
                new Host(Clock.systemUTC(), environment, List.of()),
                MAVEN);
        run(new CompilationRequest(
                then,
                request.outputDirectory(),
                request.secretsDirectory(),
                request.outputs(),
                request.environments(),
                request.templatesDirectory(),
                Connectivity.NONE,
                request.reseal(),
                Progress.NONE));
    }

    private static InitRequest initial(Path base, Properties properties) {
        return new InitRequest(
                base,
                base.resolve(properties.getProperty("registries.init.file", "registries.yaml")),
                Optional.empty(),
                List.of(),
                names(properties, "registries.init.registries").stream()
                        .map(base::resolve)
                        .toList(),
                List.of(),
                Map.of(),
                CLOCK,
                MAVEN);
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
                OutputKind.choosable().stream().map(OutputKind::folder).collect(toSet());
        return new CompilationRequest(
                validation,
                output,
                output,
                everything,
                Set.of(),
                Optional.empty(),
                Connectivity.NONE,
                Reseal.WHEN_DECLARED,
                Progress.NONE);
    }

    private static Result<Compilation> run(CompilationRequest request) throws IOException {
        return COMPILER.compile(request);
    }
}
