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

/** Any tree is valid or has diagnostics with locations, and both validators agree. */
@Tag("fuzz")
@Timeout(60)
class SchemaValidatorFuzzTest {
    // Load classes before measuring time.
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
            FuzzInput.assertWellFormed(source, SchemaValidator.validate(tree).diagnostics());
            if (SchemaValidator.Matchers.FILE.matches(tree)
                    != SchemaValidator.ValidatorHolder.VALIDATOR.errors(tree).isEmpty()) {
                throw new AssertionError("the two validators differ");
            }
        });
    }
}
