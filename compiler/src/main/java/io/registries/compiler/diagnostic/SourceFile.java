// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one file, with an index of its lines. Equal to itself only. */
public final class SourceFile {
    private final String name;
    private final Path file;
    private final String text;
    private final Reader reader;
    private volatile int @Nullable [] lineStarts;

    /** Reads the files that a source names. */
    @FunctionalInterface
    public interface Reader {
        /**
         * What a file holds.
         *
         * @throws IOException if it cannot be read, must not be, or has more bytes
         */
        byte[] read(Path file, int maxBytes) throws IOException;
    }

    /**
     * A file that names no other.
     *
     * @param name how diagnostics call the file: relative, with forward slashes
     * @param file the file itself, absolute
     * @param text its text, without a byte order mark
     */
    public SourceFile(String name, Path file, String text) {
        this(name, file, text, (named, maxBytes) -> {
            throw new NoSuchFileException(named.toString());
        });
    }

    /**
     * A file that may name others.
     *
     * @param name how diagnostics call the file: relative, with forward slashes
     * @param file the file itself, or where it would be, absolute
     * @param text its text, without a byte order mark
     * @param reader of the files that it names
     */
    public SourceFile(String name, Path file, String text, Reader reader) {
        this.name = name;
        this.file = file;
        this.text = text;
        this.reader = reader;
    }

    /** How diagnostics call the file. */
    public String name() {
        return name;
    }

    /** The text, without a byte order mark. */
    public String text() {
        return text;
    }

    /** Resolves a path that this file says: relative paths start in its folder. */
    public Path resolve(String path) {
        return file.resolveSibling(path).normalize();
    }

    /** Reads the files that this one names. */
    public Reader reader() {
        return reader;
    }

    /** The number of lines; a text that ends in a line break ends in an empty line. */
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

    // A race computes the same index twice, which does no harm.
    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = index(text);
            lineStarts = known;
        }
        return known;
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
