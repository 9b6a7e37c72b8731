// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The forms of {@code ToBytes} in {@code sops.go}: Go's shortest decimal without an exponent, Python's truth values.
 */
class SopsScalarTest {
    @ParameterizedTest
    @CsvSource({
        "true, BOOL, True",
        "FALSE, BOOL, False",
        "yes, STR, yes",
        "0, INT, 0",
        "-0, INT, 0",
        "+5, INT, 5",
        "-42, INT, -42",
        "999999999999999999, INT, 999999999999999999",
        "1.50, FLOAT, 1.5",
        "1.0, FLOAT, 1",
        ".5, FLOAT, 0.5",
        "-2.5e-7, FLOAT, -0.00000025",
        "1e21, FLOAT, 1000000000000000000000",
        "0.1, FLOAT, 0.1"
    })
    void matchesTheHashedFormOfSops(String plain, SopsScalar.SopsType type, String form) throws SealingException {
        SopsLeaf leaf = SopsTree.leaves(SopsDocument.read("a: " + plain).root()).get(0);

        assertThat(leaf.value()).isEqualTo(new SopsScalar(type, form));
    }
}
