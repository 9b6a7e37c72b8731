// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.diagnostic.Span;

/**
 * One value of a file.
 *
 * @param path the keys that lead to it, each with a colon after it; places in lists do not count, as SOPS has it
 * @param secret whether it is encrypted
 * @param value in the form that is hashed; of a value that is encrypted already, its ciphertext
 * @param span its place
 */
record SopsLeaf(String path, boolean secret, SopsScalar value, Span span) {
    SopsLeaf with(SopsScalar other) {
        return new SopsLeaf(path, secret, other, span);
    }

    /** Whether it says the same as another, wherever that stands. */
    boolean says(SopsLeaf other) {
        return path.equals(other.path) && secret == other.secret && value.equals(other.value);
    }
}
