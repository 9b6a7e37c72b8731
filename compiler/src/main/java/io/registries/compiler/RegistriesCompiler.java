// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.allowance.Allowances;
import io.registries.compiler.analysis.Analyzer;
import io.registries.compiler.connectivity.RegistryCheck;
import io.registries.compiler.credentials.CredentialSource;
import io.registries.compiler.credentials.DockerConfigSource;
import io.registries.compiler.credentials.EnvironmentSource;
import io.registries.compiler.credentials.FileSource;
import io.registries.compiler.credentials.Hygiene;
import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.credentials.Provenance;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.emit.Emitter;
import io.registries.compiler.emit.TemplateFolder;
import io.registries.compiler.impact.Impact;
import io.registries.compiler.init.InitRequest;
import io.registries.compiler.init.Initial;
import io.registries.compiler.link.Linker;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.output.Difference;
import io.registries.compiler.repair.Repairs;
import io.registries.compiler.schema.SchemaValidator;
import io.registries.compiler.syntax.Node;
import io.registries.compiler.syntax.SourceFiles;
import io.registries.compiler.syntax.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The compiler, all of it on one screen. A phase runs only on what the one before it proved:
 *
 * <ol>
 *   <li>syntax: the files as trees
 *   <li>schema: trees of the right shape
 *   <li>link: the model, every name resolved
 *   <li>analysis: the model by every rule, and how each image is pulled
 *   <li>credentials: the secrets that the chosen output needs
 *   <li>connectivity: registries proved reachable, trusted, and their credentials good
 *   <li>emit: the files, read back
 *   <li>output: the files on disk
 * </ol>
 *
 * Thread-safe; make one and keep it.
 */
public final class RegistriesCompiler {
    private final SchemaValidator schema = new SchemaValidator();

    /** Syntax, schema, links and rules: all that can be told without network and without a secret. */
    public Result<Validation> validate(ValidationRequest request) {
        return Allowances.apply(prove(request)
                .then(proved -> impact(proved, request)
                        .then(impact ->
                                Result.success(new Validation(proved.configuration(), proved.pullPaths(), impact)))));
    }

    /**
     * Validates, reads the secrets that the chosen output needs, and writes it.
     *
     * @throws IOException if a folder cannot be written, in words for people
     */
    public Result<Compilation> compile(CompilationRequest request) throws IOException {
        Result<Made> emitted = prove(request.validation()).then(proved -> emit(proved, request, Keychain::open));
        if (emitted.value().isEmpty()) {
            return Allowances.apply(Result.failure(emitted.findings()));
        }
        Made made = emitted.value().get();
        int total = made.files().size();
        Result<Compilation> written = request.tree()
                .write(
                        made.files(),
                        made.selection(),
                        done -> request.progress().advance(done, total))
                .then(changes -> Result.success(made.compilation(changes.written(), changes.removed())));
        return Allowances.apply(with(emitted.findings(), written));
    }

    /**
     * Compares what would be written with what is there. Contacts nobody, and needs no secret: values that are not at
     * hand are left out of the comparison.
     *
     * @throws IOException if a folder cannot be read, in words for people
     */
    public Drift diff(CompilationRequest request) throws IOException {
        Result<Made> emitted =
                prove(request.validation()).then(proved -> emit(proved, request, Keychain::openWhatIsAtHand));
        List<Difference> differences = emitted.value().isEmpty()
                ? List.of()
                : request.tree()
                        .compare(
                                emitted.value().get().files(),
                                emitted.value().get().selection());
        return new Drift(differences, Allowances.apply(emitted.findings()));
    }

    /** Validates, reads all secrets, and proves every registry with every credential that is declared. */
    public Inspection check(CheckRequest request) {
        Result<Proved> proved = prove(request.validation());
        List<Diagnostic> findings = new ArrayList<>(proved.findings());
        List<RegistryCheck> checks = new ArrayList<>();
        proved.value().map(Proved::configuration).ifPresent(configuration -> {
            Host host = request.validation().host();
            Result<Keychain> opened =
                    Keychain.open(configuration.accesses(), sources(host), Hygiene.of(host.clock(), configuration));
            findings.addAll(opened.findings());
            opened.value().ifPresent(keychain -> {
                try (keychain) {
                    checks.addAll(new Probes(request.connectivity(), request.validation())
                            .all(configuration, keychain, request.progress()));
                }
            });
        });
        checks.forEach(check -> findings.addAll(check.findings()));
        return new Inspection(checks, Allowances.apply(findings));
    }

    /**
     * Writes a first configuration from what is at hand, and the CA certificates that it names beside it; never over a
     * file that is there.
     *
     * @throws IOException if the folder cannot be written, in words for people
     */
    public Result<Initial> init(InitRequest request) throws IOException {
        return new Initialization(schema).init(request);
    }

    /** A configuration that every rule accepts, and how its images are pulled. */
    private record Proved(Configuration configuration, List<PullPath> pullPaths) {}

    private Result<Proved> prove(ValidationRequest request) {
        Analyzer analyzer = new Analyzer(request.host().clock(), request.allowPlaintextSecrets());
        return SourceFiles.read(request.baseDirectory(), request.source())
                .then(Allowances::check)
                .then(this::parse)
                .then(Linker::link)
                .then(configuration -> analyzer.analyze(configuration)
                        .then(paths -> Result.success(new Proved(configuration, paths))));
    }

    private Result<Optional<Impact>> impact(Proved proved, ValidationRequest request) {
        return request.baseline()
                .map(named -> new Baseline(request.baseDirectory(), request.source(), named)
                        .impact(proved.configuration(), this::parse))
                .orElse(Result.success(Optional.empty()));
    }

    // A file that cannot be read keeps no other from being checked.
    private Result<List<Node.Mapping>> parse(List<Source> sources) {
        Findings findings = new Findings();
        List<Node.Mapping> trees = new ArrayList<>();
        for (Source source : sources) {
            Result<Node.Mapping> tree = shape(source);
            tree.value().ifPresent(trees::add);
            findings.addAll(
                    tree.isSuccess()
                            ? tree.findings()
                            : Repairs.explain(
                                    source,
                                    tree.findings(),
                                    attempt -> shape(attempt).findings()));
        }
        return findings.result(() -> trees);
    }

    private Result<Node.Mapping> shape(Source source) {
        return YamlReader.read(source).then(schema::validate);
    }

    /** How secrets are read. */
    @FunctionalInterface
    private interface Opening {
        Result<Keychain> open(Collection<Access> accesses, List<CredentialSource> sources, Hygiene hygiene);
    }

    private static Result<Made> emit(Proved proved, CompilationRequest request, Opening opening) {
        Configuration configuration = proved.configuration();
        Host host = request.validation().host();
        return Choice.of(request, configuration)
                .then(selection -> templates(request)
                        .then(own -> request.resealing().then(resealing -> {
                            Emitter emitter = new Emitter(configuration, selection, own);
                            return opening.open(
                                            emitter.accesses(), sources(host), Hygiene.of(host.clock(), configuration))
                                    .then(keychain -> {
                                        try (keychain) {
                                            return new Probes(request.connectivity(), request.validation())
                                                    .known(configuration, keychain)
                                                    .then(checks -> emitter.emit(
                                                                    proved.pullPaths(), keychain, resealing)
                                                            .then(files -> Result.success(new Made(
                                                                    files,
                                                                    selection,
                                                                    checks,
                                                                    Provenance.of(configuration, emitter.accesses()),
                                                                    proved.pullPaths()))));
                                        }
                                    });
                        })));
    }

    private static Result<TemplateFolder> templates(CompilationRequest request) {
        return request.templatesDirectory()
                .map(folder -> TemplateFolder.read(request.validation().baseDirectory(), folder))
                .orElse(Result.success(TemplateFolder.NONE));
    }

    private static List<CredentialSource> sources(Host host) {
        return Stream.concat(
                        Stream.of(
                                new EnvironmentSource(host.environment()),
                                new FileSource(),
                                new DockerConfigSource(host.environment())),
                        host.sources().stream())
                .toList();
    }

    private static <T> Result<T> with(List<Diagnostic> earlier, Result<T> result) {
        return new Result<>(
                result.value(),
                Stream.concat(earlier.stream(), result.findings().stream()).toList());
    }
}
