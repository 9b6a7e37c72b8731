// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.syntax.Suppressions;
import io.registries.compiler.internal.syntax.YamlReader;
import io.registries.compiler.testing.FuzzInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Long texts of repeated parts are read and explained in bounded time. */
@Tag("fuzz")
@Timeout(60)
class LongTextFuzzTest {
    private static final int MAX_LENGTH = 256 * 1024;
    private static final int MAX_CPU_SECONDS = 2;

    // Load classes before measuring time.
    @BeforeAll
    static void warmUp() {
        for (int i = 0; i < 20; i++) {
            explain("9a: [b\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Each line of the input is a part, after a digit that tells how often it is repeated; {@code \n} is a line break. */
    @FuzzTest
    void explainsLongTexts(byte[] input) {
        FuzzInput.isQuick(MAX_CPU_SECONDS, () -> explain(input));
    }

    private static void explain(byte[] input) {
        StringBuilder text = new StringBuilder();
        new String(input, StandardCharsets.UTF_8).lines().limit(20).forEach(line -> append(text, line));
        SourceFile source = FuzzInput.source(text.toString());
        List<Diagnostic> read = read(source);
        List<Diagnostic> explained = MistakeFinder.explain(source, read, LongTextFuzzTest::read);
        List<Diagnostic> suppressions = Suppressions.check(List.of(source)).diagnostics();
        FuzzInput.assertWellFormed(
                source,
                Stream.concat(explained.stream(), suppressions.stream())
                        .limit(10)
                        .toList());
    }

    private static void append(StringBuilder text, String line) {
        int digit = line.isEmpty() ? -1 : Character.digit(line.charAt(0), 10);
        String part = line.substring(digit < 0 ? 0 : 1).replace("\\n", "\n");
        int count = digit < 0 ? 1 : 1 << (2 * digit);
        for (int i = 0; i < count && text.length() + part.length() <= MAX_LENGTH && !part.isEmpty(); i++) {
            text.append(part);
        }
    }

    private static List<Diagnostic> read(SourceFile source) {
        return YamlReader.read(source).diagnostics();
    }
}
