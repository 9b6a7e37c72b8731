// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one file, with an index of its lines. Equality is identity. */
public final class SourceFile {
    private final String name;
    private final Path file;
    private final String text;
    private final Reader reader;
    private volatile int @Nullable [] lineStarts;

    /** Reads the files that a source refers to. */
    @FunctionalInterface
    public interface Reader {
        /**
         * The content of a file.
         *
         * @throws IOException if the file cannot be read, must not be read, or is larger than the limit
         */
        byte[] read(Path file, int maxBytes) throws IOException;
    }

    /**
     * A file that does not refer to other files.
     *
     * @param name its name in diagnostics: a relative path with forward slashes
     * @param file the absolute path
     * @param text its content, without a byte order mark
     */
    public SourceFile(String name, Path file, String text) {
        this(name, file, text, (path, maxBytes) -> {
            throw new NoSuchFileException(path.toString());
        });
    }

    /**
     * A file that may refer to other files.
     *
     * @param name its name in diagnostics: a relative path with forward slashes
     * @param file the absolute path; the file need not exist
     * @param text its content, without a byte order mark
     * @param reader reads the files that it refers to
     */
    public SourceFile(String name, Path file, String text, Reader reader) {
        this.name = name;
        this.file = file;
        this.text = text;
        this.reader = reader;
    }

    /** The name of the file in diagnostics. */
    public String name() {
        return name;
    }

    /** The content, without a byte order mark. */
    public String text() {
        return text;
    }

    /** Resolves a path relative to the folder of this file. */
    public Path resolve(String path) {
        return file.resolveSibling(path).normalize();
    }

    /** The reader of the files that this file refers to. */
    public Reader reader() {
        return reader;
    }

    /** The number of lines. A trailing line break counts as the start of an empty line. */
    public int lineCount() {
        return lineStarts().length;
    }

    /**
     * The text of one line without its line break.
     *
     * @param line counted from 1
     */
    public String line(int line) {
        int[] starts = lineStarts();
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] : text.length();
        while (end > start && isBreak(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    // Concurrent calls may compute the same index twice, which is harmless.
    private int[] lineStarts() {
        int[] starts = lineStarts;
        if (starts == null) {
            starts = index(text);
            lineStarts = starts;
        }
        return starts;
    }

    private static int[] index(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean breaks = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (breaks) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    @Override
    public String toString() {
        return name;
    }
}
