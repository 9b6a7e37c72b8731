// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.RegistryCredentials;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Generates the files of each pull secret that is delivered in one way. */
abstract class PullSecretGenerator implements OutputGenerator {
    private final OutputKind kind;
    private final Class<? extends Delivery> delivery;

    PullSecretGenerator(OutputKind kind, Class<? extends Delivery> delivery) {
        this.kind = kind;
        this.delivery = delivery;
    }

    /** The files of one pull secret. */
    abstract Stream<FileTemplateModel> files(EnvironmentPullSecret placed, EmitInput input);

    @Override
    public final OutputKind kind() {
        return kind;
    }

    @Override
    public Stream<RegistryCredentials> neededSecrets(Configuration configuration, OutputSelection selection) {
        return EnvironmentPullSecret.of(configuration, selection, delivery).flatMap(EnvironmentPullSecret::accesses);
    }

    @Override
    public final Stream<FileTemplateModel> files(EmitInput input) {
        return EnvironmentPullSecret.of(input.configuration(), input.selection(), delivery)
                .flatMap(placed -> files(placed, input));
    }

    /** A file whose path is that of its pull secret with an ending. */
    final FileTemplateModel file(
            EnvironmentPullSecret placed,
            String ending,
            String template,
            Supplier<Map<String, Object>> document,
            Supplier<Map<String, Object>> facts) {
        return new FileTemplateModel(
                kind,
                placed.path(kind) + ending,
                template,
                document,
                placed.secret().name().span(),
                facts);
    }
}
