// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the values of a document in the order of SOPS ({@code walkBranch} in {@code sops.go}). Rejects YAML that SOPS
 * would read differently than YAML 1.2 or not preserve.
 */
final class SopsTree {
    /** Values below this key are encrypted, at any depth. */
    static final String SECRET_KEY = "value";

    private final List<SopsLeaf> leaves = new ArrayList<>();

    private SopsTree() {}

    /** All values except nulls, which SOPS neither encrypts nor hashes, and the SOPS metadata. */
    static List<SopsLeaf> leaves(Node.Mapping root) throws SealingException {
        SopsTree tree = new SopsTree();
        tree.rejectProperties(root.span());
        for (Node.Entry entry : root.entries()) {
            if (!entry.key().equals(SopsMetadata.KEY)) {
                tree.entry(entry, "", false);
            }
        }
        return tree.leaves;
    }

    private void walk(Node node, String path, boolean secret) throws SealingException {
        rejectProperties(node.span());
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                entry(entry, path, secret);
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                walk(item, path, secret);
            }
        } else if (node instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NULL) {
            leaves.add(new SopsLeaf(path, secret, toSopsScalar(scalar), scalar.span()));
        }
    }

    private void entry(Node.Entry entry, String path, boolean secret) throws SealingException {
        rejectProperties(entry.keySpan());
        if (entry.kind() != Node.Kind.STRING || !isUnambiguous(entry.text())) {
            throw new SealingException(
                    "has a key on line " + entry.keySpan().line() + " that SOPS may not read as a string: quote it");
        }
        walk(entry.value(), path + entry.key() + ":", secret || entry.key().equals(SECRET_KEY));
    }

    private static SopsScalar toSopsScalar(Node.Scalar scalar) throws SealingException {
        return SopsScalar.parse(scalar, isPlain(scalar))
                .orElseThrow(() -> new SealingException("has a value on line "
                        + scalar.span().line() + " that SOPS may read as another type: quote it"));
    }

    private static boolean isUnambiguous(Node.Scalar scalar) {
        return SopsScalar.parse(scalar, isPlain(scalar)).isPresent();
    }

    private static boolean isPlain(Node.Scalar scalar) {
        return "\"'|>".indexOf(first(scalar.span())) < 0;
    }

    // SOPS expands aliases, so one location would need two ciphertexts.
    private void rejectProperties(Span span) throws SealingException {
        if ("*&!".indexOf(first(span)) >= 0) {
            throw new SealingException(
                    "has an anchor, an alias or a tag on line " + span.line() + ", which SOPS does not preserve");
        }
    }

    /** The first character of a node; a line feed if the node is empty at the end of a line. */
    static char first(Span span) {
        String line = span.source().line(span.line());
        int index = line.offsetByCodePoints(0, span.column() - 1);
        return index < line.length() ? line.charAt(index) : '\n';
    }
}
