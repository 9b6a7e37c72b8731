// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

/**
 * What cannot be sealed, or cannot be sealed with. The message is words that follow a name of it, such as "the
 * certificate `x`"; it never holds a value.
 */
public final class SealingException extends Exception {
    private static final long serialVersionUID = 1L;

    SealingException(String words) {
        super(words);
    }
}
