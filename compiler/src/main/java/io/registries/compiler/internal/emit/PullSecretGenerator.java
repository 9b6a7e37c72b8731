// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.RegistryCredentials;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Generates the files of the pull secrets with one delivery method. */
abstract class PullSecretGenerator implements OutputGenerator {
    private final OutputKind kind;
    private final Class<? extends Delivery> delivery;

    PullSecretGenerator(OutputKind kind, Class<? extends Delivery> delivery) {
        this.kind = kind;
        this.delivery = delivery;
    }

    /** The files of one pull secret. */
    abstract Stream<FileTemplateModel> files(EnvironmentPullSecret pullSecret, EmitInput input);

    @Override
    public final OutputKind kind() {
        return kind;
    }

    @Override
    public Stream<RegistryCredentials> neededSecrets(Configuration configuration, OutputSelection selection) {
        return EnvironmentPullSecret.select(configuration, selection, delivery)
                .flatMap(EnvironmentPullSecret::credentials);
    }

    @Override
    public final Stream<FileTemplateModel> files(EmitInput input) {
        return EnvironmentPullSecret.select(input.configuration(), input.selection(), delivery)
                .flatMap(pullSecret -> files(pullSecret, input));
    }

    /** A file with the path of its pull secret plus an extension. */
    final FileTemplateModel file(
            EnvironmentPullSecret pullSecret,
            String ending,
            String template,
            Supplier<Map<String, Object>> document,
            Supplier<Map<String, Object>> facts) {
        return new FileTemplateModel(
                kind,
                pullSecret.path(kind) + ending,
                template,
                document,
                pullSecret.secret().name().span(),
                facts);
    }
}
