// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import java.util.stream.Stream;

/** Generates the files of each pull secret that is delivered in one way. */
interface PullSecretGenerator extends OutputGenerator {

    Class<? extends Delivery> delivery();

    /** The files of one pull secret. */
    Stream<Draft> files(Placed placed, EmitInput input);

    @Override
    default Stream<Access> neededSecrets(Configuration configuration, Selection selection) {
        return Placed.of(configuration, selection, delivery()).flatMap(Placed::accesses);
    }

    @Override
    default Stream<Draft> files(EmitInput input) {
        return Placed.of(input.configuration(), input.selection(), delivery()).flatMap(placed -> files(placed, input));
    }
}
