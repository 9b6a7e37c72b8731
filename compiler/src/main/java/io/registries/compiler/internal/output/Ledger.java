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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The paths that the compiler wrote into a directory, one a line: so it knows its own files from others'. It is committed
 * with the output, so anybody may have edited it: it is acted on only if every line is a path that the compiler writes. Its
 * lines are not quoted in messages, since they may be another file's.
 */
final class Ledger {
    private static final String NAME = ".registries-ledger";

    /** Enough for a million paths. */
    private static final int MAX_BYTES = 1 << 28;

    private Ledger() {}

    /** The paths; a diagnostic for what is no ledger. */
    static Result<Set<OutputPath>> read(OutputDirectory directory) throws IOException {
        FileState found = directory.find(NAME);
        if (found.isAbsent()) {
            return Result.success(Set.of());
        }
        String name = directory.nameOf(NAME);
        return directory
                .read(NAME, MAX_BYTES)
                .map(bytes -> parse(bytes, name))
                .orElseGet(() -> invalid("`" + name + "` is too large"));
    }

    /**
     * The paths that a ledger names.
     *
     * @param name of the ledger, for messages
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

    // Git may have changed the line breaks to those of Windows.
    private static String line(String text, int start, int end) {
        return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    private static Result<Set<OutputPath>> invalid(String message) {
        return Result.failure(Diagnostic.withoutLocation(DiagnosticCode.INVALID_LEDGER, message)
                .help("restore the file as `compile` wrote it, or remove it together with the output"));
    }

    static void write(OutputDirectory directory, Collection<OutputPath> paths) throws IOException {
        StringBuilder text = new StringBuilder();
        paths.stream().sorted().forEach(path -> text.append(path.value()).append('\n'));
        directory.write(NAME, List.of(text.toString().getBytes(StandardCharsets.UTF_8)), false);
    }
}
