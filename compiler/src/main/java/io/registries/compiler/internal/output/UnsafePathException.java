// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import java.io.IOException;

/** What is at a path must not be read, written or removed: it is a link or a special file, or belongs to somebody else. */
final class UnsafePathException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final String help;

    private UnsafePathException(String reason, String help) {
        super(reason);
        this.reason = reason;
        this.help = help;
    }

    /** Another type of file than what the compiler makes there. */
    static UnsafePathException ofType(String path, FileState.FileType found, FileState.FileType expected) {
        return new UnsafePathException(
                "`" + path + "` is " + found.description() + ", not " + expected.description(),
                "remove it, or choose another folder; links are not followed");
    }

    /** A directory for secrets whose owner could replace them. */
    static UnsafePathException ofOwner(String path, String owner) {
        return new UnsafePathException(
                "directory `" + path + "` belongs to another user, `" + owner
                        + "`, who could replace the secrets in it",
                "remove it, or choose another folder for secrets");
    }

    Diagnostic diagnostic() {
        return Diagnostic.withoutLocation(DiagnosticCode.UNSAFE_PATH, reason).help(help);
    }

    // One is made for each file of a folder that is a link.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
