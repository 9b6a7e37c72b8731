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
import io.registries.compiler.internal.output.OutputTree;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.parallel.Preparation;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.RegistryCredentials;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;

/**
 * From what is proved to files as values: credentials, connectivity, emit.
 *
 * @param request what is wanted
 * @param opening how secrets are read
 * @param templates reads those of the compiler
 * @param tasks render files side by side
 */
public record EmitPhase(
        CompilationRequest request, KeychainFactory opening, Preparation templates, ParallelTasks tasks) {

    /** How secrets are read. */
    @FunctionalInterface
    public interface KeychainFactory {
        /** A keychain for these accesses. */
        Result<Keychain> open(
                Collection<RegistryCredentials> accesses, List<CredentialSource> sources, SecretLinter hygiene);
    }

    /** Starts to read the templates, so that they are at hand when the model is. */
    public static EmitPhase prepare(CompilationRequest request, KeychainFactory opening, ParallelTasks tasks) {
        return new EmitPhase(request, opening, tasks.prepare(Emitter::prepare), tasks);
    }

    public Result<EmittedOutput> of(ValidatedConfiguration proved) {
        templates.await();
        return OutputSelectionResolver.of(request, proved.configuration())
                .flatMap(selection -> userTemplates(proved.configuration())
                        .flatMap(own -> reencryption()
                                .flatMap(reencryption -> emit(
                                        proved,
                                        selection,
                                        new Emitter(proved.configuration(), selection, own),
                                        reencryption))));
    }

    private Result<EmittedOutput> emit(
            ValidatedConfiguration proved,
            OutputSelection selection,
            Emitter emitter,
            ReencryptionPolicy reencryption) {
        Configuration configuration = proved.configuration();
        RunContext context = request.validation().context();
        SecretLinter hygiene = SecretLinter.of(context.clock(), configuration);
        return opening.open(emitter.accesses(), CredentialSources.list(context), hygiene)
                .flatMap(keychain -> probe(configuration, keychain)
                        .flatMap(checks -> emitter.emit(proved.pullPaths(), keychain, reencryption, tasks)
                                .flatMap(files -> Result.success(new EmittedOutput(
                                        files,
                                        selection,
                                        checks,
                                        ProvenanceCollector.collect(configuration, keychain),
                                        proved.pullPaths())))));
    }

    // The key is read here, and not with the other secrets: it is in no output.
    private Result<ReencryptionPolicy> reencryption() {
        OutputTree tree = RunFiles.outputTree(request);
        ValidationRequest validation = request.validation();
        return FingerprintKey.read(
                        request.encryption().fingerprintKey(),
                        validation.baseDirectory(),
                        validation.context().environment(),
                        validation.options())
                .flatMap(key -> Result.success(new ReencryptionPolicy(
                        tree::text, key, request.encryption().always(), SecureRandom::new)));
    }

    private Result<List<RegistryCheck>> probe(Configuration configuration, Keychain keychain) {
        return new ConnectivityPhase(request.connectivity(), request.validation()).known(configuration, keychain);
    }

    private Result<TemplateFolder> userTemplates(Configuration configuration) {
        return request.templatesDirectory()
                .map(folder -> TemplateFolder.read(
                        folder,
                        RunFiles.inputRoots(request),
                        new SecretFiles(configuration.secretFiles()),
                        request.validation().options()))
                .orElse(Result.success(TemplateFolder.NONE));
    }
}
