// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 text into a tree with locations. Nodes are built while parsing, so depth and alias expansion are limited
 * early. All errors are returned as diagnostics, not thrown.
 */
public final class YamlReader {
    // The scanner copies the partial value whenever the buffer is full, so that small buffers make long values
    // quadratic; but it allocates the whole buffer even for a small file.
    private static final int MAX_BUFFER_CHARACTERS = 1 << 18;
    private static final int MIN_BUFFER_CHARACTERS = 1 << 12;
    /** Smaller files are scanned faster without another thread. */
    private static final int MIN_CHARACTERS_TO_PREFETCH = 1 << 16;

    private YamlReader() {}

    /** Reads the tree of a file. */
    public static Result<Node> read(SourceFile source) {
        return read(source, Optional.empty(), ItemListener.NONE);
    }

    /** Reads the tree of a file; large files are scanned in another thread. */
    public static Result<Node> read(SourceFile source, ParallelTasks tasks, ItemListener items) {
        return read(source, Optional.of(tasks), items);
    }

    private static Result<Node> read(SourceFile source, Optional<ParallelTasks> tasks, ItemListener items) {
        int length = source.text().length();
        LoadSettings settings =
                settings(length < MIN_BUFFER_CHARACTERS ? MIN_BUFFER_CHARACTERS : MAX_BUFFER_CHARACTERS);
        try {
            Scanner scanner =
                    new StrictScanner(new ScannerImpl(settings, new StreamReader(settings, source.text())), source);
            if (length < MIN_CHARACTERS_TO_PREFETCH || tasks.isEmpty()) {
                return checkPrintable(source).flatMap(text -> build(text, settings, scanner, items));
            }
            // The text is checked while the other thread scans the first tokens.
            try (PrefetchingScanner tokens = new PrefetchingScanner(scanner, tasks.get())) {
                return checkPrintable(source).flatMap(text -> build(text, settings, tokens, items));
            }
        } catch (YamlReadException e) {
            return Result.failure(e.diagnostic());
        } catch (MarkedYamlEngineException e) {
            return Result.failure(SyntaxProblem.explain(source, e));
        } catch (YamlEngineException ignored) {
            return Result.failure(
                    Diagnostic.at(DiagnosticCode.INVALID_YAML, Span.startOf(source), "the file is not valid YAML"));
        }
    }

    private static LoadSettings settings(int buffer) {
        return LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(buffer)
                .build();
    }

    private static Result<Node> build(SourceFile source, LoadSettings settings, Scanner scanner, ItemListener items) {
        return new TreeBuilder(source, new ParserImpl(settings, scanner), items).build();
    }

    private static Result<SourceFile> checkPrintable(SourceFile source) {
        String text = source.text();
        for (int i = 0; i < text.length(); i++) {
            char first = text.charAt(i);
            if (first >= ' ' && first <= '~') {
                continue;
            }
            int character = text.codePointAt(i);
            if (!StreamReader.isPrintable(character)) {
                return Result.failure(Diagnostic.at(
                                DiagnosticCode.FORBIDDEN_CHARACTER,
                                spanOf(source, i),
                                "the character U+%04X is not allowed in YAML".formatted(character))
                        .help("remove it, or write it as an escape sequence in double quotes"));
            }
            i += Character.charCount(character) - 1;
        }
        return Result.success(source);
    }

    private static Span spanOf(SourceFile source, int index) {
        int line = 1;
        int start = 0;
        String text = source.text();
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && text.charAt(i + 1) != '\n')) {
                line++;
                start = i + 1;
            }
        }
        int column = text.codePointCount(start, index) + 1;
        return new Span(source, line, column, line, column + 1);
    }
}
