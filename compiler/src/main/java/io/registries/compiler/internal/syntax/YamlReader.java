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
 * Reads a YAML 1.2 text into a tree with places. Nodes are built from the parser's events as they come, so depth, alias
 * expansion and duplicate keys are bounded while reading; nothing escapes as an exception.
 */
public final class YamlReader {
    // The scanner copies what it has read of a value each time this is used up, so that a long value costs its square;
    // and it takes this much memory for the smallest text.
    private static final int LARGEST_BUFFER = 1 << 18;
    private static final int SMALLEST_BUFFER = 1 << 12;
    /** Characters from which on a thread of its own pays. */
    private static final int LARGE_FILE = 1 << 16;

    private static final LoadSettings LARGE = settings(LARGEST_BUFFER);
    private static final LoadSettings SMALL = settings(SMALLEST_BUFFER);

    private YamlReader() {}

    /** The tree of a file, or what keeps it from having one. */
    public static Result<Node> read(SourceFile source) {
        return read(source, Optional.empty());
    }

    /** The same; another thread scans a large file. */
    public static Result<Node> read(SourceFile source, ParallelTasks tasks) {
        return read(source, Optional.of(tasks));
    }

    private static Result<Node> read(SourceFile source, Optional<ParallelTasks> tasks) {
        int length = source.text().length();
        LoadSettings settings = length < SMALLEST_BUFFER ? SMALL : LARGE;
        try {
            ScannerImpl scanner = new ScannerImpl(settings, new StreamReader(settings, source.text()));
            if (length < LARGE_FILE || tasks.isEmpty()) {
                return printable(source).flatMap(text -> build(text, settings, scanner));
            }
            // The text is looked through while its first tokens are read.
            try (PrefetchingScanner tokens = new PrefetchingScanner(scanner, tasks.get())) {
                return printable(source).flatMap(text -> build(text, settings, tokens));
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

    private static Result<Node> build(SourceFile source, LoadSettings settings, Scanner scanner) {
        return new TreeBuilder(source, new ParserImpl(settings, scanner)).build();
    }

    private static Result<SourceFile> printable(SourceFile source) {
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
                                placeOf(source, i),
                                "the character U+%04X may not stand in YAML".formatted(character))
                        .help("remove it, or write it as an escape within double quotes"));
            }
            i += Character.charCount(character) - 1;
        }
        return Result.success(source);
    }

    private static Span placeOf(SourceFile source, int index) {
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
