// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.model.OutputKind;
import org.junit.jupiter.api.Test;

class OutputGeneratorsTest {

    @Test
    void everySelectableKindHasOneGenerator() {
        assertThat(OutputGenerators.ALL).extracting(OutputGenerator::kind).isEqualTo(OutputKind.selectable());
    }
}
