// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.RegistryCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Generates the files of the pull secrets with one delivery method. */
abstract class PullSecretGenerator implements OutputGenerator {
    private final OutputKind kind;
    private final Class<? extends Delivery> delivery;

    PullSecretGenerator(OutputKind kind, Class<? extends Delivery> delivery) {
        this.kind = kind;
        this.delivery = delivery;
    }

    /** The files of one pull secret. */
    abstract List<FileTemplateModel> files(EnvironmentPullSecret pullSecret, EmitInput input);

    @Override
    public final OutputKind kind() {
        return kind;
    }

    @Override
    public List<RegistryCredentials> neededSecrets(Configuration configuration, OutputSelection selection) {
        List<RegistryCredentials> needed = new ArrayList<>();
        for (EnvironmentPullSecret pullSecret : select(configuration, selection)) {
            for (PullSecret.PullSecretEntry entry : pullSecret.secret().entries()) {
                needed.add(entry.credentials());
            }
        }
        return needed;
    }

    @Override
    public final List<FileTemplateModel> files(EmitInput input) {
        List<FileTemplateModel> files = new ArrayList<>();
        for (EnvironmentPullSecret pullSecret : select(input.configuration(), input.selection())) {
            files.addAll(files(pullSecret, input));
        }
        return files;
    }

    private List<EnvironmentPullSecret> select(Configuration configuration, OutputSelection selection) {
        return EnvironmentPullSecret.select(configuration, selection, delivery::isInstance);
    }

    /** A file with the path of its pull secret plus an extension. */
    final FileTemplateModel file(
            EnvironmentPullSecret pullSecret,
            String ending,
            String template,
            Supplier<Map<String, Object>> document,
            ManifestFields facts) {
        return new FileTemplateModel(
                kind,
                pullSecret.path(kind) + ending,
                template,
                document,
                pullSecret.secret().name().span(),
                facts);
    }
}
