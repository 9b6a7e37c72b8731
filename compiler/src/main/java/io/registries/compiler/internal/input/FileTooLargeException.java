// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import java.io.IOException;

/** A file exceeds the size limit of its kind. */
public final class FileTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    FileTooLargeException() {
        super("file too large");
    }
}
