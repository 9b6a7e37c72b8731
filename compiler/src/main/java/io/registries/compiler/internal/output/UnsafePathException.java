// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import java.io.IOException;

/**
 * Thrown if a path must not be read, written or removed, since it is a link or special file or belongs to another user.
 */
final class UnsafePathException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final String help;

    private UnsafePathException(String reason, String help) {
        super(reason);
        this.reason = reason;
        this.help = help;
    }

    /** A path has an unexpected type of file. */
    static UnsafePathException ofType(String path, FileState.FileType found, FileState.FileType expected) {
        return new UnsafePathException(
                "`" + path + "` is " + found.description() + ", not " + expected.description(),
                "remove it, or set another directory; links are not followed");
    }

    /** A directory of secrets belongs to another user, who could replace them. */
    static UnsafePathException ofOwner(String path, String owner) {
        return new UnsafePathException(
                "directory `" + path + "` belongs to another user, `" + owner
                        + "`, who could replace the secrets in it",
                "remove it, or set another directory for secrets");
    }

    /** A path contains a name that no directory entry has. */
    static UnsafePathException ofName() {
        return new UnsafePathException(
                "the name of an output file has a control character, a backslash or a step such as `..`",
                "set another file");
    }

    /** All users can replace the directories of secrets in a directory. */
    static UnsafePathException ofPermissions(String path) {
        return new UnsafePathException(
                "directory `" + path + "` is writable by all users, who could replace the secrets in it",
                "remove the permission, or set another directory for secrets");
    }

    Diagnostic diagnostic() {
        return Diagnostic.withoutLocation(DiagnosticCode.UNSAFE_PATH, reason).help(help);
    }

    // Thrown for each file of a directory that is a link, so stack traces would be slow.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
