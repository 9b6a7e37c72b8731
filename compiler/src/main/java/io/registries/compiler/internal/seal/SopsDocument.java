// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.nio.file.Path;

/**
 * A YAML document to which SOPS metadata can be added.
 *
 * @param source the text
 * @param root a mapping in block style
 */
record SopsDocument(SourceFile source, Node.Mapping root) {
    static SopsDocument read(String yaml) throws SealingException {
        SourceFile source = new SourceFile("document", Path.of("document"), yaml);
        Result<Node> read = YamlReader.read(source);
        if (read.value().isEmpty()) {
            // The message of the diagnostic may quote a secret.
            int line = read.diagnostics().get(0).span().map(Span::line).orElse(1);
            throw new SealingException("is not valid YAML, on line " + line);
        }
        if (!(read.value().get() instanceof Node.Mapping root)) {
            throw new SealingException("is not a mapping, which SOPS requires");
        }
        if (SopsTree.first(root.span()) == '{') {
            throw new SealingException("is a flow mapping, which SOPS does not support");
        }
        return new SopsDocument(source, root);
    }

    /** The indentation of top-level fields. */
    String indentation() {
        return " ".repeat(root.span().column() - 1);
    }
}
