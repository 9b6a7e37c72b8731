// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.nio.charset.StandardCharsets;

/**
 * The result of a program. The output may contain secrets.
 *
 * @param exitCode the exit code; zero on success
 * @param output the complete standard output
 * @param errors the beginning of the standard error
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record ProcessResult(int exitCode, byte[] output, String errors) {
    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ProcessResult[exitCode=" + exitCode + "]";
    }
}
