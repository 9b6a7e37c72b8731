// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.analysis.Analyzer;
import io.registries.compiler.internal.credentials.CredentialSources;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.SecretLinter;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.link.Linker;
import io.registries.compiler.internal.output.OutputTree;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.pipeline.Baseline;
import io.registries.compiler.internal.pipeline.ConnectivityPhase;
import io.registries.compiler.internal.pipeline.DevtronCommands;
import io.registries.compiler.internal.pipeline.DiagnosticLimit;
import io.registries.compiler.internal.pipeline.EmitPhase;
import io.registries.compiler.internal.pipeline.EmittedOutput;
import io.registries.compiler.internal.pipeline.EncryptedFiles;
import io.registries.compiler.internal.pipeline.InitCommand;
import io.registries.compiler.internal.pipeline.PlanFailures;
import io.registries.compiler.internal.pipeline.Redaction;
import io.registries.compiler.internal.pipeline.RunFiles;
import io.registries.compiler.internal.pipeline.SourceParser;
import io.registries.compiler.internal.pipeline.ValidatedConfiguration;
import io.registries.compiler.internal.syntax.SourceFiles;
import io.registries.compiler.internal.syntax.Suppressions;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.ResolvedConfiguration;
import io.registries.compiler.model.plan.AppliedPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The compiler. A phase runs only if the earlier phases found no error:
 *
 * <ol>
 *   <li>syntax: reads the files into trees
 *   <li>schema: validates the trees
 *   <li>link: resolves names and builds the model
 *   <li>analysis: applies the rules, and resolves how each image is pulled
 *   <li>credentials: reads the secrets that the selected outputs need
 *   <li>connectivity: checks that registries are reachable and trusted, and accept the credentials
 *   <li>emit: renders the files, and reads them back
 *   <li>output: writes the files
 * </ol>
 *
 * <p>A plan compares the configuration with Devtron after the credentials phase, and writes no output.
 *
 * Thread-safe.
 */
public final class RegistriesCompiler {
    /**
     * Validates a configuration: syntax, schema, links and rules. Makes no network request and reads no secret. Ends with
     * an error at the deadline of the request.
     */
    public Result<ValidationResult> validate(ValidationRequest request) {
        try (ParallelTasks tasks = ParallelTasks.open()) {
            return tasks.completeWithin(request.deadline(), () -> validate(request, SourceParser.prepare(tasks)))
                    .orElseGet(() -> Result.failure(Diagnostic.withoutLocation(
                                    DiagnosticCode.VALIDATION_TIMEOUT,
                                    "the validation took longer than "
                                            + request.deadline().toMillis() + " ms")
                            .help("split the configuration, or increase "
                                    + request.options().name(OptionNames.Option.VALIDATION_DEADLINE))));
        }
    }

    /** Whether any file matches the source of a request; also if it cannot be read, which a validation reports. */
    public boolean hasSource(ValidationRequest request) {
        return SourceFiles.exist(request.baseDirectory(), RunFiles.inputRoots(request), request.source());
    }

    private static Result<ValidationResult> validate(ValidationRequest request, SourceParser parser) {
        return finish(validateConfiguration(request, RunFiles.inputRoots(request), parser)
                .flatMap(validated -> impact(validated, request, parser)
                        .flatMap(impact -> Result.success(
                                new ValidationResult(validated.configuration(), validated.pullPaths(), impact)))));
    }

    private static <T> Result<T> finish(Result<T> result) {
        return DiagnosticLimit.apply(Suppressions.apply(result));
    }

    /**
     * Validates a configuration, reads the secrets that the selected outputs need, and writes the outputs.
     *
     * @throws IOException if a directory cannot be written; the message is for users
     */
    public Result<CompilationResult> compile(CompilationRequest request) throws IOException {
        try (ParallelTasks tasks = ParallelTasks.open()) {
            Redaction redaction = new Redaction();
            Result<EmittedOutput> emitted = emit(request, redaction.recording(Keychain::open), tasks);
            if (emitted.value().isEmpty()) {
                return redaction.apply(finish(Result.failure(emitted.diagnostics())));
            }
            EmittedOutput output = emitted.value().get();
            int total = output.files().size();
            Result<OutputTree.Changes> written = RunFiles.outputTree(request)
                    .write(
                            output.files(),
                            output.selection(),
                            done -> request.progress().advance(done, total),
                            tasks);
            return redaction.apply(finish(emitted.flatMap(ignored -> written)
                    .flatMap(changes ->
                            Result.success(output.compilation(changes)).and(EncryptedFiles.kept(changes, request)))));
        }
    }

    /**
     * Compares the outputs that would be written with the files that exist. Makes no network request. Secret values that
     * are not available are left out of the comparison.
     *
     * @throws IOException if a directory cannot be read; the message is for users
     */
    public Result<DiffResult> diff(CompilationRequest request) throws IOException {
        try (ParallelTasks tasks = ParallelTasks.open()) {
            Redaction redaction = new Redaction();
            Result<EmittedOutput> emitted = emit(request, redaction.recording(Keychain::openAvailable), tasks);
            if (emitted.value().isEmpty()) {
                return redaction.apply(finish(Result.failure(emitted.diagnostics())));
            }
            EmittedOutput output = emitted.value().get();
            Result<List<Difference>> compared =
                    RunFiles.outputTree(request).compare(output.files(), output.selection(), tasks);
            return redaction.apply(finish(emitted.flatMap(ignored -> compared).flatMap(differences -> {
                DiffResult result = new DiffResult(
                        differences.stream().map(redaction::apply).toList(), output.resolved());
                return Result.success(result)
                        .and(result.diagnostics(request))
                        .and(EncryptedFiles.notVerified(output, request));
            })));
        }
    }

    /** Validates a configuration, reads all secrets, and checks every registry with every declared credential. */
    public Result<CheckResult> check(CheckRequest request) {
        Result<ValidatedConfiguration> validated;
        try (ParallelTasks tasks = ParallelTasks.open()) {
            validated = validateConfiguration(
                    request.validation(), RunFiles.inputRoots(request.validation()), SourceParser.prepare(tasks));
        }
        Redaction redaction = new Redaction();
        return redaction.apply(finish(validated.flatMap(value -> probe(request, value.resolved(), redaction))));
    }

    private static Result<CheckResult> probe(
            CheckRequest request, ResolvedConfiguration resolved, Redaction redaction) {
        Configuration configuration = resolved.configuration();
        RunContext context = request.validation().context();
        return redaction
                .recording(Keychain::openReadable)
                .open(
                        configuration.credentials(),
                        CredentialSources.list(context, request.connectivity().timeouts()),
                        SecretLinter.forConfiguration(context.clock(), configuration))
                .flatMap(keychain -> {
                    CheckResult result = new CheckResult(
                            new ConnectivityPhase(request.connectivity(), request.validation())
                                    .checkAll(configuration, keychain, request.progress()),
                            resolved);
                    // A registry whose secret is missing reports that too, at the stage of the login.
                    return Result.success(result)
                            .and(Stream.concat(keychain.problems().stream(), result.diagnostics().stream())
                                    .distinct()
                                    .toList());
                });
    }

    /**
     * Compares a configuration with a Devtron instance. Sends GET requests only. Secrets are compared where they are
     * available.
     *
     * @throws IOException if the state of Devtron cannot be saved; the message is for users
     */
    public Result<PlanResult> plan(PlanRequest request) throws IOException {
        Redaction redaction = new Redaction();
        try (ParallelTasks tasks = ParallelTasks.open()) {
            Result<ValidatedConfiguration> validated = validateForDevtron(request.validation(), tasks);
            if (validated.value().isEmpty()) {
                return redaction.apply(finish(Result.failure(validated.diagnostics())));
            }
            Result<PlanResult> planned =
                    new DevtronCommands(redaction, tasks).plan(validated.value().get(), request);
            return redaction.apply(DiagnosticLimit.apply(
                    PlanFailures.apply(Suppressions.apply(validated.flatMap(ignored -> planned)), request.failOn())));
        }
    }

    /**
     * Plans like {@link #plan}, and makes the changes: pull secrets first, then registries, then builds. Each object is read
     * again before it is sent, sent once, and read back. Nothing is deleted.
     *
     * @throws IOException if the journal cannot be written; the message is for users
     */
    public Result<ApplyResult> apply(ApplyRequest request) throws IOException {
        Redaction redaction = new Redaction();
        try (ParallelTasks tasks = ParallelTasks.open()) {
            Result<ValidatedConfiguration> validated =
                    validateForDevtron(request.planning().validation(), tasks);
            if (validated.value().isEmpty()) {
                return redaction.apply(finish(Result.failure(validated.diagnostics())));
            }
            Result<AppliedPlan> applied = new DevtronCommands(redaction, tasks)
                    .apply(validated.value().get(), request);
            return redaction.apply(DiagnosticLimit.apply(PlanFailures.applied(Suppressions.apply(
                    validated.flatMap(ignored -> applied.map(plan ->
                            new ApplyResult(plan, validated.value().get().resolved())))))));
        }
    }

    private static Result<ValidatedConfiguration> validateForDevtron(ValidationRequest request, ParallelTasks tasks) {
        return validateConfiguration(request, RunFiles.inputRoots(request), SourceParser.prepare(tasks));
    }

    /**
     * Writes a first configuration, imported from the inputs, and the CA certificates that it references. Never overwrites
     * a file.
     *
     * @throws IOException if the directory cannot be written; the message is for users
     */
    public Result<InitResult> init(InitRequest request) throws IOException {
        return InitCommand.init(request);
    }

    private static Result<EmittedOutput> emit(
            CompilationRequest request, EmitPhase.KeychainFactory opening, ParallelTasks tasks) {
        EmitPhase emission = EmitPhase.prepare(request, opening, tasks);
        return validateConfiguration(request.validation(), RunFiles.inputRoots(request), SourceParser.prepare(tasks))
                .flatMap(emission::run);
    }

    private static Result<ValidatedConfiguration> validateConfiguration(
            ValidationRequest request, InputRoots roots, SourceParser parser) {
        Analyzer analyzer = new Analyzer(request.context().clock(), request.allowPlaintextSecrets());
        return SourceFiles.read(request.baseDirectory(), roots, request.source(), request.options())
                .flatMap(Suppressions::check)
                .flatMap(sources -> parser.parse(sources)
                        .flatMap(trees -> Linker.link(trees, parser.tasks()))
                        .flatMap(configuration -> analyzer.analyze(configuration, parser.tasks())
                                .flatMap(paths ->
                                        Result.success(new ValidatedConfiguration(sources, configuration, paths)))));
    }

    private static Result<Optional<Impact>> impact(
            ValidatedConfiguration validated, ValidationRequest request, SourceParser parser) {
        return request.baseline()
                .map(named -> new Baseline(
                                request.baseDirectory(),
                                RunFiles.inputRoots(request),
                                request.source(),
                                named,
                                request.options())
                        .impact(validated.configuration(), parser))
                .orElse(Result.success(Optional.empty()));
    }
}
