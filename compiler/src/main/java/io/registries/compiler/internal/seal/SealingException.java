// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

/**
 * Thrown if a document, recipient or certificate cannot be used for encryption. The message follows its name, such as
 * "the certificate `x`", and contains no secret value.
 */
public final class SealingException extends Exception {
    private static final long serialVersionUID = 1L;

    SealingException(String words) {
        super(words);
    }
}
