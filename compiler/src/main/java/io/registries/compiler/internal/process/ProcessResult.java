// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.nio.charset.StandardCharsets;

/**
 * What a program that ended left behind. Its output may hold a secret.
 *
 * @param exitCode zero where it succeeded
 * @param output all that it wrote to its standard output
 * @param errors the beginning of what it wrote to its standard error
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
