// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a document in the order in which SOPS comes to them ({@code walkBranch} in {@code sops.go} of
 * getsops/sops). What SOPS would read as something else than YAML 1.2, or could not keep, is refused.
 */
final class SopsTree {
    /** The key under which, at any depth, everything is encrypted. */
    static final String SECRET_KEY = "value";

    private final List<SopsLeaf> leaves = new ArrayList<>();

    private SopsTree() {}

    /** All values but nulls, which SOPS neither encrypts nor hashes, and but its own block. */
    static List<SopsLeaf> leaves(Node.Mapping root) throws SealingException {
        SopsTree tree = new SopsTree();
        tree.refuseProperties(root.span());
        for (Node.Entry entry : root.entries()) {
            if (!entry.key().equals(SopsMetadata.KEY)) {
                tree.entry(entry, "", false);
            }
        }
        return tree.leaves;
    }

    private void walk(Node node, String path, boolean secret) throws SealingException {
        refuseProperties(node.span());
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                entry(entry, path, secret);
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                walk(item, path, secret);
            }
        } else if (node instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NULL) {
            leaves.add(new SopsLeaf(path, secret, form(scalar), scalar.span()));
        }
    }

    private void entry(Node.Entry entry, String path, boolean secret) throws SealingException {
        refuseProperties(entry.place());
        if (entry.kind() != Node.Kind.STRING || !isCertain(entry.text())) {
            throw new SealingException(
                    "has a key on line " + entry.place().line() + " that is no text for SOPS: it must stand in quotes");
        }
        walk(entry.value(), path + entry.key() + ":", secret || entry.key().equals(SECRET_KEY));
    }

    private static SopsScalar form(Node.Scalar scalar) throws SealingException {
        return SopsScalar.of(scalar, isPlain(scalar))
                .orElseThrow(() -> new SealingException("has a value on line "
                        + scalar.span().line() + " that SOPS may read as something else: it must stand in quotes"));
    }

    private static boolean isCertain(Node.Scalar scalar) {
        return SopsScalar.of(scalar, isPlain(scalar)).isPresent();
    }

    private static boolean isPlain(Node.Scalar scalar) {
        return "\"'|>".indexOf(first(scalar.span())) < 0;
    }

    // SOPS writes out what an alias stands for, and one place cannot hold two ciphertexts.
    private void refuseProperties(Span span) throws SealingException {
        if ("*&!".indexOf(first(span)) >= 0) {
            throw new SealingException(
                    "has an anchor, an alias or a tag on line " + span.line() + ", which SOPS does not keep");
        }
    }

    /** The character that a node begins with; a line feed where it is empty at the end of a line. */
    static char first(Span span) {
        String line = span.source().line(span.line());
        int index = line.offsetByCodePoints(0, span.column() - 1);
        return index < line.length() ? line.charAt(index) : '\n';
    }
}
