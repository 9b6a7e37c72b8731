// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.syntax.YamlReader;
import io.registries.compiler.testing.FuzzInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Any tree has the right shape, or diagnostics say at which of its places it has not; and the two validators agree. */
@Tag("fuzz")
@Timeout(60)
class SchemaValidatorFuzzTest {
    // Classes are loaded before anything is timed.
    @BeforeAll
    static void warmUp() {
        new SchemaValidatorFuzzTest().validatesAnyTree("a: b\n".getBytes(StandardCharsets.UTF_8));
    }

    @FuzzTest
    void validatesAnyTree(byte[] input) {
        FuzzInput.isQuick(() -> validate(input));
    }

    private static void validate(byte[] input) {
        SourceFile source = FuzzInput.source(input);
        YamlReader.read(source).value().ifPresent(tree -> {
            FuzzInput.areWellTold(source, SchemaValidator.validate(tree).diagnostics());
            if (SchemaValidator.Fast.MATCHER.matches(tree)
                    != SchemaValidator.Exact.VALIDATOR.errors(tree).isEmpty()) {
                throw new AssertionError("the two validators differ");
            }
        });
    }
}
