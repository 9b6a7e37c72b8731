// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.OutputKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of an output file within its directory. Only paths that an output kind can generate are valid: the compiler
 * neither reads nor removes other paths, even if a ledger or manifest lists them.
 *
 * @param kind the kind of output
 * @param value the path, with forward slashes
 */
public record OutputPath(OutputKind kind, String value) implements Comparable<OutputPath> {

    /** The path of the manifest. */
    public static final OutputPath MANIFEST = new OutputPath(OutputKind.MANIFEST, Manifest.PATH);

    public OutputPath {
        if (kindOf(value).filter(parsed -> parsed == kind).isEmpty()) {
            throw new IllegalArgumentException("not a path of this kind of output");
        }
    }

    /** Parses a path; empty if no kind of output generates it. */
    public static Optional<OutputPath> parse(String text) {
        return kindOf(text).map(kind -> new OutputPath(kind, text));
    }

    static Optional<OutputKind> kindOf(String text) {
        int segments = segments(text);
        if (segments == 0) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        OutputKind kind = slash < 0
                ? OutputKind.MANIFEST
                : OutputKind.fromFolder(text.substring(0, slash)).orElse(OutputKind.MANIFEST);
        return isOf(kind, text, segments) ? Optional.of(kind) : Optional.empty();
    }

    /** Whether a path matches the layout of a kind of output. */
    private static boolean isOf(OutputKind kind, String text, int segments) {
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
