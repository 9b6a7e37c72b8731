// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.ApplyRequest;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.devtron.ApplyPreparation;
import io.registries.compiler.internal.emit.Emitter;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.internal.emit.ReencryptionPolicy;
import io.registries.compiler.internal.emit.TemplateFolder;
import io.registries.compiler.internal.input.SecretFiles;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.RegistryCredentials;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks the logins that will be sent to Devtron, and renders pull secrets as {@code compile} does.
 *
 * @param request the request
 * @param validated the configuration
 * @param tasks render files in parallel
 */
record LoginPreparation(ApplyRequest request, ValidatedConfiguration validated, ParallelTasks tasks)
        implements ApplyPreparation {

    @Override
    public Result<Keychain> check(Set<RegistryCredentials> credentials, Keychain keychain) {
        return new ConnectivityPhase(request.connectivity(), validation())
                .check(
                        validated.configuration(),
                        login -> credentials.contains(login) && keychain.isKnown(login),
                        keychain)
                .map(checks -> keychain);
    }

    @Override
    public Result<Map<String, Secret>> pullSecretValues(Set<String> environments, Keychain keychain) {
        if (environments.isEmpty()) {
            return Result.success(Map.of());
        }
        OutputSelection selection = new OutputSelection(EnumSet.of(OutputKind.DT_SECRETS), environments);
        ReencryptionPolicy nothingEncrypted =
                new ReencryptionPolicy(path -> Optional.empty(), Optional.empty(), false, SecureRandom::new);
        return templates()
                .flatMap(templates -> new Emitter(validated.configuration(), selection, templates)
                        .emit(validated.pullPaths(), keychain, nothingEncrypted, tasks)
                        .map(LoginPreparation::byName));
    }

    private static Map<String, Secret> byName(List<OutputFile> files) {
        Map<String, Secret> values = new TreeMap<>();
        for (OutputFile file : files) {
            if (file.kind() == OutputKind.DT_SECRETS && file.complete()) {
                String[] path = file.path().split("/", -1);
                values.put(path[1] + "/" + path[2], new Secret(file.content()));
            }
        }
        return values;
    }

    private Result<TemplateFolder> templates() {
        return request.templatesDirectory()
                .map(folder -> TemplateFolder.read(
                        folder,
                        RunFiles.inputRoots(validation()),
                        new SecretFiles(validated.configuration().secretFiles()),
                        validation().options()))
                .orElse(Result.success(TemplateFolder.NONE));
    }

    private ValidationRequest validation() {
        return request.planning().validation();
    }
}
