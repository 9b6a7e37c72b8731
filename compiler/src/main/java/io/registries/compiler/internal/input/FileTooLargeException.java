// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import java.io.IOException;

/** A file is larger than any input of its kind. */
public final class FileTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    FileTooLargeException() {
        super("larger than any input of its kind");
    }
}
