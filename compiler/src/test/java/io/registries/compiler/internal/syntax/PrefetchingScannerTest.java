// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.Token;

/** Files that are scanned in a separate thread have the same result as small ones. */
@Timeout(60)
class PrefetchingScannerTest {
    private static final int ITEMS = 9000;
    private static final ParallelTasks TASKS = ParallelTasks.open();

    @AfterAll
    static void close() {
        TASKS.close();
    }

    @Test
    void readsALargeFileWhole() {
        assertThat(YamlReader.read(large(""), TASKS, ItemListener.NONE).value())
                .hasValueSatisfying(root -> assertThat(
                                ((Node.Mapping) root).entries().get(0).value())
                        .isInstanceOfSatisfying(
                                Node.Sequence.class,
                                list -> assertThat(list.items()).hasSize(ITEMS)));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_YAML, '  - {name: \"open\n'",
        "INVALID_YAML, '  - [a, b\n'",
        "INVALID_YAML, '  - *nowhere\n'",
        "FORBIDDEN_CHARACTER, '  - bell\u0007\n'",
        "UNSUPPORTED_YAML, '---\na: b\n'",
        "DUPLICATE_FIELD, '  - {a: b, a: c}\n'"
    })
    void reportsAMistakeAfterManyTokensAtItsLocation(DiagnosticCode code, String mistake) {
        assertThat(YamlReader.read(large(mistake), TASKS, ItemListener.NONE).diagnostics())
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.code()).isEqualTo(code);
                    assertThat(diagnostic.span().orElseThrow().line()).isGreaterThanOrEqualTo(ITEMS + 2);
                });
    }

    @Test
    void scannerErrorsEndTheReader() {
        try (PrefetchingScanner tokens = new PrefetchingScanner(new Exhausted(), TASKS)) {
            assertThatThrownBy(tokens::next).isInstanceOf(OutOfMemoryError.class);
            assertThatThrownBy(tokens::peekToken).isNotNull();
        }
    }

    private static SourceFile large(String end) {
        StringBuilder text = new StringBuilder("list:\n");
        for (int i = 0; i < ITEMS; i++) {
            text.append("  - name-").append(i).append('\n');
        }
        return new SourceFile(
                "large.yaml", Path.of("large.yaml"), text.append(end).toString());
    }

    /** A scanner that runs out of memory. */
    private static final class Exhausted implements Scanner {
        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Token next() {
            throw new OutOfMemoryError("made up");
        }

        @Override
        public Token peekToken() {
            return next();
        }

        @Override
        public boolean checkToken(Token.ID... choices) {
            return List.of(choices).isEmpty();
        }

        @Override
        public void resetDocumentIndex() {}
    }
}
