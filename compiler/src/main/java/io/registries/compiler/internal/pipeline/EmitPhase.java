// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CredentialSource;
import io.registries.compiler.RunContext;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.CredentialSources;
import io.registries.compiler.internal.credentials.FingerprintKey;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.ProvenanceCollector;
import io.registries.compiler.internal.credentials.SecretLinter;
import io.registries.compiler.internal.emit.Emitter;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.internal.emit.ReencryptionPolicy;
import io.registries.compiler.internal.emit.TemplateFolder;
import io.registries.compiler.internal.input.SecretFiles;
import io.registries.compiler.internal.output.ExistingFiles;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.parallel.Preparation;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.RegistryCredentials;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Generates the output files of a validated configuration: reads credentials, checks connectivity, emits.
 *
 * @param request the request
 * @param keychains opens the keychain
 * @param templates the compilation of the built-in templates
 * @param tasks render files in parallel
 */
public record EmitPhase(
        CompilationRequest request, KeychainFactory keychains, Preparation templates, ParallelTasks tasks) {

    /** Opens keychains. */
    @FunctionalInterface
    public interface KeychainFactory {
        /** Opens a keychain for these credentials. */
        Result<Keychain> open(
                Collection<RegistryCredentials> allCredentials, List<CredentialSource> sources, SecretLinter linter);
    }

    /** Starts to compile the built-in templates ahead of time. */
    public static EmitPhase prepare(CompilationRequest request, KeychainFactory keychains, ParallelTasks tasks) {
        return new EmitPhase(request, keychains, tasks.prepare(Emitter::prepare), tasks);
    }

    public Result<EmittedOutput> run(ValidatedConfiguration validated) {
        templates.await();
        try (ExistingFiles existing = RunFiles.outputTree(request).existingFiles()) {
            return OutputSelectionResolver.resolve(request, validated.configuration())
                    .flatMap(selection -> userTemplates(validated.configuration())
                            .flatMap(templateFolder -> reencryption(existing)
                                    .flatMap(reencryption -> emit(
                                            validated,
                                            selection,
                                            new Emitter(validated.configuration(), selection, templateFolder),
                                            reencryption))));
        }
    }

    private Result<EmittedOutput> emit(
            ValidatedConfiguration validated,
            OutputSelection selection,
            Emitter emitter,
            ReencryptionPolicy reencryption) {
        Configuration configuration = validated.configuration();
        RunContext context = request.validation().context();
        SecretLinter linter = SecretLinter.forConfiguration(context.clock(), configuration);
        return keychains
                .open(
                        emitter.credentials(),
                        CredentialSources.list(context, request.connectivity().timeouts()),
                        linter)
                .flatMap(keychain -> probe(configuration, keychain)
                        .flatMap(checks -> emitter.emit(validated.pullPaths(), keychain, reencryption, tasks)
                                .flatMap(files -> Result.success(new EmittedOutput(
                                        files,
                                        selection,
                                        checks,
                                        ProvenanceCollector.collect(configuration, keychain),
                                        validated.resolved())))));
    }

    // The key is not part of the keychain, since no output contains it.
    private Result<ReencryptionPolicy> reencryption(ExistingFiles existing) {
        ValidationRequest validation = request.validation();
        return FingerprintKey.read(
                        request.encryption().fingerprintKey(),
                        validation.baseDirectory(),
                        CredentialSources.list(
                                validation.context(), request.connectivity().timeouts()),
                        validation.options())
                .flatMap(key -> Result.success(new ReencryptionPolicy(
                        existing::text, key, request.encryption().always(), SecureRandom::new)));
    }

    private Result<List<RegistryCheck>> probe(Configuration configuration, Keychain keychain) {
        return new ConnectivityPhase(request.connectivity(), request.validation())
                .checkAvailable(configuration, keychain);
    }

    private Result<TemplateFolder> userTemplates(Configuration configuration) {
        Optional<Path> folder = request.templatesDirectory();
        return folder.isEmpty()
                ? Result.success(TemplateFolder.NONE)
                : TemplateFolder.read(
                        folder.get(),
                        RunFiles.inputRoots(request),
                        new SecretFiles(configuration.secretFiles()),
                        request.validation().options());
    }
}
