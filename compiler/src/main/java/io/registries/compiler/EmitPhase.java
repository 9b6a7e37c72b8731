// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.connectivity.RegistryCheck;
import io.registries.compiler.credentials.CredentialSource;
import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.credentials.Provenance;
import io.registries.compiler.credentials.SecretLinter;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.emit.Emitter;
import io.registries.compiler.emit.OutputSelection;
import io.registries.compiler.emit.ReencryptionPolicy;
import io.registries.compiler.emit.TemplateFolder;
import io.registries.compiler.input.SecretFiles;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.parallel.ParallelTasks;
import io.registries.compiler.parallel.Preparation;
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
record EmitPhase(CompilationRequest request, KeychainFactory opening, Preparation templates, ParallelTasks tasks) {

    /** How secrets are read. */
    @FunctionalInterface
    interface KeychainFactory {
        /** A keychain for these accesses. */
        Result<Keychain> open(
                Collection<RegistryCredentials> accesses, List<CredentialSource> sources, SecretLinter hygiene);
    }

    /** Starts to read the templates, so that they are at hand when the model is. */
    static EmitPhase prepare(CompilationRequest request, KeychainFactory opening, ParallelTasks tasks) {
        return new EmitPhase(request, opening, tasks.prepare(Emitter::prepare), tasks);
    }

    Result<EmittedOutput> of(ValidatedConfiguration proved) {
        templates.await();
        return OutputSelectionResolver.of(request, proved.configuration())
                .then(selection -> userTemplates(proved.configuration())
                        .then(own -> request.reencryption()
                                .then(reencryption -> emit(
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
        RunContext host = request.validation().host();
        SecretLinter hygiene = SecretLinter.of(host.clock(), configuration);
        return opening.open(emitter.accesses(), host.credentialSources(), hygiene)
                .then(keychain -> probe(configuration, keychain)
                        .then(checks -> emitter.emit(proved.pullPaths(), keychain, reencryption, tasks)
                                .then(files -> Result.success(new EmittedOutput(
                                        files,
                                        selection,
                                        checks,
                                        Provenance.of(configuration, keychain),
                                        proved.pullPaths())))));
    }

    private Result<List<RegistryCheck>> probe(Configuration configuration, Keychain keychain) {
        return new ConnectivityPhase(request.connectivity(), request.validation()).known(configuration, keychain);
    }

    private Result<TemplateFolder> userTemplates(Configuration configuration) {
        return request.templatesDirectory()
                .map(folder -> TemplateFolder.read(
                        folder,
                        request.roots(),
                        new SecretFiles(configuration.secretFiles()),
                        request.validation().options()))
                .orElse(Result.success(TemplateFolder.NONE));
    }
}
