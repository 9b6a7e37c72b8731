// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.testing.FuzzInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Any bytes result in a tree with locations within the file, or in diagnostics. */
@Tag("fuzz")
@Timeout(60)
class YamlReaderFuzzTest {
    private static final Path FILE = Path.of("registries.yaml").toAbsolutePath();

    // Load classes before measuring time.
    @BeforeAll
    static void warmUp() {
        new YamlReaderFuzzTest().readsAnyBytes("a: [b\n".getBytes(StandardCharsets.UTF_8));
    }

    @FuzzTest
    void readsAnyBytes(byte[] input) {
        FuzzInput.isQuick(() -> read(input));
    }

    private static void read(byte[] input) {
        Result<SourceFile> decoded = SourceText.decode(input, FILE, "registries.yaml", (file, maxBytes) -> new byte[0]);
        SourceFile source = decoded.value()
                .orElseGet(
                        () -> decoded.diagnostics().get(0).span().orElseThrow().source());
        Result<Node> tree = decoded.flatMap(YamlReader::read);
        FuzzInput.assertWellFormed(source, tree.diagnostics());
        tree.value().ifPresent(node -> isWithin(source, node));
    }

    private static void isWithin(SourceFile source, Node node) {
        FuzzInput.isWithin(source, node.span());
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                FuzzInput.isWithin(source, entry.keySpan());
                isWithin(source, entry.value());
            }
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> isWithin(source, item));
        }
    }
}
