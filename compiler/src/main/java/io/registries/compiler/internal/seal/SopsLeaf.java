// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.diagnostic.Span;

/**
 * A scalar value of a file.
 *
 * @param path the keys from the root, each followed by a colon; list indexes are omitted, as in SOPS
 * @param secret whether it is encrypted
 * @param value the hashed form; the ciphertext if it is encrypted already
 * @param span the location
 */
record SopsLeaf(String path, boolean secret, SopsScalar value, Span span) {
    SopsLeaf with(SopsScalar other) {
        return new SopsLeaf(path, secret, other, span);
    }

    /** Whether another leaf is equal, regardless of its location. */
    boolean hasSameContent(SopsLeaf other) {
        return path.equals(other.path) && secret == other.secret && value.equals(other.value);
    }
}
