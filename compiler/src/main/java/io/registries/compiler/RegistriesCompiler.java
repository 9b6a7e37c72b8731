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
import io.registries.compiler.credentials.Origin;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.emit.Emitter;
import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.emit.Selection;
import io.registries.compiler.emit.TemplateFolder;
import io.registries.compiler.init.InitRequest;
import io.registries.compiler.init.Initial;
import io.registries.compiler.link.Linker;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.output.OutputTree;
import io.registries.compiler.repair.Repairs;
import io.registries.compiler.schema.SchemaValidator;
import io.registries.compiler.syntax.Node;
import io.registries.compiler.syntax.SourceFiles;
import io.registries.compiler.syntax.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    public Result<Configuration> validate(ValidationRequest request) {
        return Allowances.apply(prove(request)).then(proved -> Result.success(proved.configuration()));
    }

    /**
     * Validates, reads the secrets that the chosen output needs, and writes it.
     *
     * @throws IOException if a folder cannot be written, in words for people
     */
    public Result<Compilation> compile(CompilationRequest request) throws IOException {
        Result<Files> files = prove(request.validation()).then(proved -> emit(proved, request));
        if (files.value().isEmpty()) {
            return Allowances.apply(Result.failure(files.findings()));
        }
        Files made = files.value().get();
        int total = made.files().size();
        Result<Compilation> written = new OutputTree(request.outputDirectory(), request.secretsDirectory())
                .write(
                        made.files(),
                        made.selection(),
                        done -> request.progress().advance(done, total))
                .then(changes -> Result.success(new Compilation(
                        count(made.files()), changes.written(), changes.removed(), made.checks(), made.origins())));
        return Allowances.apply(with(files.findings(), written));
    }

    /** Validates, reads all secrets, and proves every registry with every credential that is declared. */
    public Inspection check(CheckRequest request) {
        Result<Proved> proved = prove(request.validation());
        List<Diagnostic> findings = new ArrayList<>(proved.findings());
        List<RegistryCheck> checks = new ArrayList<>();
        proved.value().map(Proved::configuration).ifPresent(configuration -> {
            Result<Keychain> opened = open(
                    configuration,
                    configuration.accesses(),
                    request.validation().host());
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

    /** What is to be written, and of what it is a part. */
    private record Files(
            List<OutputFile> files, Selection selection, List<RegistryCheck> checks, List<Origin> origins) {}

    private Result<Proved> prove(ValidationRequest request) {
        Analyzer analyzer = new Analyzer(request.host().clock(), request.allowPlaintextSecrets());
        return SourceFiles.read(request.baseDirectory(), request.source())
                .then(Allowances::check)
                .then(this::parse)
                .then(Linker::link)
                .then(configuration -> analyzer.analyze(configuration)
                        .then(paths -> Result.success(new Proved(configuration, paths))));
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

    private static Result<Files> emit(Proved proved, CompilationRequest request) {
        Probes probes = new Probes(request.connectivity(), request.validation());
        return Choice.of(request, proved.configuration())
                .then(selection -> templates(request).then(own -> {
                    Emitter emitter = new Emitter(proved.configuration(), selection, own);
                    List<Origin> origins = Origin.of(proved.configuration(), emitter.accesses());
                    return open(
                                    proved.configuration(),
                                    emitter.accesses(),
                                    request.validation().host())
                            .then(keychain -> {
                                try (keychain) {
                                    return probes.known(proved.configuration(), keychain)
                                            .then(checks -> emitter.emit(proved.pullPaths(), keychain)
                                                    .then(files -> Result.success(
                                                            new Files(files, selection, checks, origins))));
                                }
                            });
                }));
    }

    private static Result<TemplateFolder> templates(CompilationRequest request) {
        return request.templatesDirectory()
                .map(folder -> TemplateFolder.read(request.validation().baseDirectory(), folder))
                .orElse(Result.success(TemplateFolder.NONE));
    }

    private static Result<Keychain> open(Configuration configuration, List<Access> accesses, Host host) {
        Hygiene hygiene = new Hygiene(host.clock(), configuration.pushAccesses());
        return Keychain.open(accesses, sources(host), hygiene);
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

    private static Map<String, Integer> count(List<OutputFile> files) {
        Map<String, Integer> counts = new TreeMap<>();
        files.forEach(file -> counts.merge(file.kind().folder(), 1, Integer::sum));
        return counts;
    }

    private static <T> Result<T> with(List<Diagnostic> earlier, Result<T> result) {
        return new Result<>(
                result.value(),
                Stream.concat(earlier.stream(), result.findings().stream()).toList());
    }
}
