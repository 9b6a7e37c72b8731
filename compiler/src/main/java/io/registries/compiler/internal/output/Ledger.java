// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.emit.OutputPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The list of paths that the compiler wrote to a directory, one per line; it distinguishes managed files from others.
 * It is committed with the output, so it is untrusted: it is used only if every line is a valid output path. Messages
 * do not quote its lines, since they may be the content of another file.
 */
final class Ledger {
    private static final String NAME = ".registries-ledger";

    /** Sufficient for a million paths. */
    private static final int MAX_BYTES = 1 << 28;

    private Ledger() {}

    /** Reads the paths; a diagnostic if the file is not a ledger. */
    static Result<Set<OutputPath>> read(OutputDirectory directory) throws IOException {
        FileState found = directory.find(NAME);
        if (found.isAbsent()) {
            return Result.success(Set.of());
        }
        String name = directory.nameOf(NAME);
        Optional<byte[]> bytes = directory.read(NAME, MAX_BYTES);
        return bytes.isPresent() ? parse(bytes.get(), name) : invalid("`" + name + "` is too large");
    }

    /**
     * Parses a ledger.
     *
     * @param name the name of the ledger in messages
     */
    static Result<Set<OutputPath>> parse(byte[] bytes, String name) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return invalid("`" + name + "` is not UTF-8 text");
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            return invalid("`" + name + "` is incomplete: its last line has no line break");
        }
        Set<OutputPath> paths = new HashSet<>();
        int number = 1;
        for (int start = 0; start < text.length(); number++) {
            int end = text.indexOf('\n', start);
            Optional<OutputPath> path = OutputPath.parse(line(text, start, end));
            if (path.isEmpty()) {
                return invalid("line " + number + " of `" + name + "` is not the path of an output");
            }
            paths.add(path.get());
            start = end + 1;
        }
        return Result.success(paths);
    }

    // Git may have converted line breaks to CRLF.
    private static String line(String text, int start, int end) {
        return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    private static Result<Set<OutputPath>> invalid(String message) {
        return Result.failure(Diagnostic.withoutLocation(DiagnosticCode.INVALID_LEDGER, message)
                .help("restore the file written by `compile`, or remove it together with the output"));
    }

    static void write(OutputDirectory directory, Collection<OutputPath> paths) throws IOException {
        List<OutputPath> sorted = new ArrayList<>(paths);
        Collections.sort(sorted);
        StringBuilder text = new StringBuilder();
        for (OutputPath path : sorted) {
            text.append(path.value()).append('\n');
        }
        directory.write(NAME, List.of(text.toString().getBytes(StandardCharsets.UTF_8)), false);
    }
}
