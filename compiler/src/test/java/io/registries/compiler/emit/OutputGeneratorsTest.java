// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputGeneratorsTest {

    @Test
    void everyKindThatCanBeChosenHasOneGenerator() {
        assertThat(OutputGenerators.ALL).extracting(OutputGenerator::kind).isEqualTo(OutputKind.choosable());
    }
}
