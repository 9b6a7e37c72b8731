// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.input.FileTooLargeException;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.input.RefusedInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file as strict UTF-8; invalid bytes are reported with their location. */
final class SourceText {
    /** A configuration with 100,000 applications has about 20 MB. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final char REPLACEMENT = '\uFFFD';

    private SourceText() {}

    static Result<SourceFile> read(InputRoots roots, Path file) {
        String name = roots.nameOf(file);
        try {
            return decode(roots.read(file, MAX_BYTES), file, name, roots::read);
        } catch (RefusedInputException e) {
            return Result.failure(e.diagnostic("`" + name + "`"));
        } catch (FileTooLargeException ignored) {
            return Result.failure(
                    Diagnostic.withoutLocation(DiagnosticCode.SOURCE_TOO_LARGE, "`" + name + "` is larger than 64 MiB")
                            .help("split it into several files"));
        } catch (NoSuchFileException ignored) {
            return Result.failure(
                    Diagnostic.withoutLocation(DiagnosticCode.MISSING_SOURCE, "`" + name + "` no longer exists")
                            .help("run again when no other process changes the files"));
        } catch (IOException ignored) {
            return Result.failure(
                    Diagnostic.withoutLocation(DiagnosticCode.UNREADABLE_SOURCE, "`" + name + "` cannot be read")
                            .help("check that it is a regular file, and check its permissions"));
        }
    }

    /** Decodes the content of a file. */
    static Result<SourceFile> decode(byte[] bytes, Path file, String name, SourceFile.Reader reader) {
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        // Invalid bytes are decoded as this character, but it may also be part of the text.
        if (decoded.indexOf(REPLACEMENT) < 0) {
            return Result.success(source(decoded, file, name, reader));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult end = decoder.decode(in, out, true);
        String text = out.flip().toString();
        SourceFile source = source(text, file, name, reader);
        if (!end.isError()) {
            return Result.success(source);
        }
        int line = source.lineCount();
        int column = source.line(line).codePointCount(0, source.line(line).length()) + 1;
        return Result.failure(Diagnostic.at(
                        DiagnosticCode.NOT_UTF_8,
                        new Span(source, line, column, line, column),
                        "the file is not valid UTF-8 from here on")
                .help("save it as UTF-8"));
    }

    private static SourceFile source(String text, Path file, String name, SourceFile.Reader reader) {
        return new SourceFile(name, file, text.startsWith("\uFEFF") ? text.substring(1) : text, reader);
    }
}
