// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one file, with an index of its lines. Equal to itself only. */
public final class Source {
    /** Bytes of a file that a source names. */
    private static final int LONGEST_NAMED = 16 * 1024 * 1024;

    private final String name;
    private final Path file;
    private final String text;
    private final Reader reader;
    private volatile int @Nullable [] lineStarts;

    /** Reads the files that a source names. */
    @FunctionalInterface
    public interface Reader {
        /**
         * The text of a file.
         *
         * @throws IOException if it cannot be read as UTF-8
         */
        String read(Path file) throws IOException;
    }

    /**
     * @param name how findings call the file: relative, with forward slashes
     * @param file the file itself, absolute
     * @param text its text, without a byte order mark
     */
    public Source(String name, Path file, String text) {
        this(name, file, text, Source::textOf);
    }

    /**
     * A file that is not on this disk, or not as it is there.
     *
     * @param name how findings call the file: relative, with forward slashes
     * @param file where it would be, absolute
     * @param text its text, without a byte order mark
     * @param reader of what it names, which is where it is
     */
    public Source(String name, Path file, String text, Reader reader) {
        this.name = name;
        this.file = file;
        this.text = text;
        this.reader = reader;
    }

    /** How findings call the file. */
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

    /**
     * The text of a file that this one names.
     *
     * @throws IOException if it cannot be read as UTF-8
     */
    public String read(Path named) throws IOException {
        return reader.read(named);
    }

    /**
     * The text of a file. One without an end, such as a device, is not read for ever.
     *
     * @throws IOException if it cannot be read as UTF-8, or is longer than any that a source names
     */
    public static String textOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_NAMED + 1);
            if (bytes.length > LONGEST_NAMED) {
                throw new IOException("too long");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
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
