// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.nio.file.Path;

/**
 * A document that a block of metadata can be added to.
 *
 * @param source its text
 * @param root a map in block style
 */
record SopsDocument(SourceFile source, Node.Mapping root) {
    static SopsDocument read(String yaml) throws SealingException {
        SourceFile source = new SourceFile("document", Path.of("document"), yaml);
        Result<Node> read = YamlReader.read(source);
        if (read.value().isEmpty()) {
            // The diagnostic's own words may repeat what it stands at.
            int line = read.diagnostics().get(0).span().map(Span::line).orElse(1);
            throw new SealingException("is no YAML that can be read, on line " + line);
        }
        if (!(read.value().get() instanceof Node.Mapping root)) {
            throw new SealingException("is no map of fields, and SOPS takes nothing else");
        }
        if (SopsTree.first(root.span()) == '{') {
            throw new SealingException("is written in braces, where SOPS has no place for its own fields");
        }
        return new SopsDocument(source, root);
    }

    /** The spaces before each field at the top. */
    String indentation() {
        return " ".repeat(root.span().column() - 1);
    }
}
