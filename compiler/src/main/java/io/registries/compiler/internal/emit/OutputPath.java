// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.OutputKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of an output file within its directory. Only paths that an output kind can generate are valid: the compiler
 * neither reads nor removes other paths, even if a ledger or manifest lists them.
 */
public final class OutputPath implements Comparable<OutputPath> {
    private static final Map<String, OutputKind> KINDS_BY_FOLDER = kindsByFolder();

    /** The path of the manifest. */
    public static final OutputPath MANIFEST = new OutputPath(OutputKind.MANIFEST, Manifest.PATH);

    private final OutputKind kind;
    private final String value;

    private OutputPath(OutputKind kind, String value) {
        this.kind = kind;
        this.value = value;
    }

    private static Map<String, OutputKind> kindsByFolder() {
        Map<String, OutputKind> kinds = new HashMap<>();
        for (OutputKind kind : OutputKind.selectable()) {
            kinds.put(kind.folder(), kind);
        }
        return kinds;
    }

    /**
     * The path of a file of a kind of output.
     *
     * @throws IllegalArgumentException if that kind does not generate it
     */
    public static OutputPath of(OutputKind kind, String value) {
        Optional<OutputPath> path = parse(value);
        if (path.isEmpty() || path.get().kind != kind) {
            throw new IllegalArgumentException("not a path of this kind of output: " + value);
        }
        return path.get();
    }

    /** Parses a path; empty if no kind of output generates it. */
    public static Optional<OutputPath> parse(String text) {
        String folder = text.substring(0, Math.max(0, text.indexOf('/')));
        OutputKind kind = KINDS_BY_FOLDER.getOrDefault(folder, OutputKind.MANIFEST);
        return isOf(kind, text) ? Optional.of(new OutputPath(kind, text)) : Optional.empty();
    }

    /** Whether a path matches the layout of a kind of output. */
    private static boolean isOf(OutputKind kind, String text) {
        int segments = segments(text);
        return segments >= kind.minPathSegments()
                && segments <= kind.maxPathSegments()
                && text.endsWith(kind.ending())
                && !text.endsWith("/" + kind.ending())
                && (kind != OutputKind.CUSTOM || Format.forPath(text).isPresent())
                && (kind != OutputKind.MANIFEST || text.equals(Manifest.PATH));
    }

    /** The number of path segments; zero if the path is not relative, leaves its directory, or is not portable. */
    private static int segments(String text) {
        int segments = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '/') {
                if (!isName(text, start, i)) {
                    return 0;
                }
                segments++;
                start = i + 1;
            } else if (!isPortable(character)) {
                return 0;
            }
        }
        return isName(text, start, text.length()) ? segments : 0;
    }

    // Windows removes trailing dots and spaces, so `..` would have several spellings.
    private static boolean isName(String text, int start, int end) {
        return end > start && text.charAt(end - 1) != '.' && text.charAt(end - 1) != ' ';
    }

    // On Windows, a backslash is a separator and a colon marks a drive or stream; line separators would break a
    // ledger.
    private static boolean isPortable(char character) {
        return character != '\\'
                && character != ':'
                && !Character.isISOControl(character)
                && character != '\u2028'
                && character != '\u2029';
    }

    /** The kind of output. */
    public OutputKind kind() {
        return kind;
    }

    /** The path, with forward slashes. */
    public String value() {
        return value;
    }

    /** The environment of the file; empty for kinds without environments. */
    public Optional<String> environment() {
        if (!kind.isPerEnvironment()) {
            return Optional.empty();
        }
        int start = value.indexOf('/') + 1;
        return Optional.of(value.substring(start, value.indexOf('/', start)));
    }

    @Override
    public int compareTo(OutputPath other) {
        return value.compareTo(other.value);
    }

    // The path determines the kind.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutputPath path && path.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
