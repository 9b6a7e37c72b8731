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

/** Reads one file as UTF-8, strictly: what is no UTF-8 is told at its place. */
final class SourceText {
    /** Bytes. A configuration of 100,000 applications has about 20 MB. */
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
                    Diagnostic.withoutLocation(DiagnosticCode.SOURCE_TOO_LARGE, "`" + name + "` has more than 64 MiB")
                            .help("split it over several files"));
        } catch (NoSuchFileException ignored) {
            return Result.failure(
                    Diagnostic.withoutLocation(DiagnosticCode.MISSING_SOURCE, "`" + name + "` is no longer there")
                            .help("run again once nothing changes the files"));
        } catch (IOException ignored) {
            return Result.failure(
                    Diagnostic.withoutLocation(DiagnosticCode.UNREADABLE_SOURCE, "`" + name + "` cannot be read")
                            .help("check that it is a file and that you may read it"));
        }
    }

    /** The text of bytes that are a file's. */
    static Result<SourceFile> decode(byte[] bytes, Path file, String name, SourceFile.Reader reader) {
        String whole = new String(bytes, StandardCharsets.UTF_8);
        // What is not UTF-8 becomes this character; where it is, it may also be meant.
        if (whole.indexOf(REPLACEMENT) < 0) {
            return Result.success(source(whole, file, name, reader));
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
                        "the file is not UTF-8 from here on")
                .help("save it as UTF-8"));
    }

    private static SourceFile source(String text, Path file, String name, SourceFile.Reader reader) {
        return new SourceFile(name, file, text.startsWith("\uFEFF") ? text.substring(1) : text, reader);
    }
}
