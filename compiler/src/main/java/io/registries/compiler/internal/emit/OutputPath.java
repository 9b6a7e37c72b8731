// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.OutputKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of an output file within its folder. There is one only for what an output kind can make: whatever else a ledger
 * or a manifest names is no path, so nothing is read or removed there.
 *
 * @param kind what is at the path
 * @param value the path, with forward slashes
 */
public record OutputPath(OutputKind kind, String value) implements Comparable<OutputPath> {

    /** The path of the manifest. */
    public static final OutputPath MANIFEST = new OutputPath(OutputKind.MANIFEST, Manifest.PATH);

    public OutputPath {
        if (kindOf(value).filter(found -> found == kind).isEmpty()) {
            throw new IllegalArgumentException("not a path of an output of this kind");
        }
    }

    /** The path that a text is, if some kind makes it. */
    public static Optional<OutputPath> parse(String text) {
        return kindOf(text).map(kind -> new OutputPath(kind, text));
    }

    static Optional<OutputKind> kindOf(String text) {
        int steps = steps(text);
        if (steps == 0) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        OutputKind kind = slash < 0
                ? OutputKind.MANIFEST
                : OutputKind.of(text.substring(0, slash)).orElse(OutputKind.MANIFEST);
        return isOf(kind, text, steps) ? Optional.of(kind) : Optional.empty();
    }

    /** Whether a path, which begins with the folder of a kind, is as that kind makes it. */
    private static boolean isOf(OutputKind kind, String text, int steps) {
        return steps >= kind.minSteps()
                && steps <= kind.maxSteps()
                && text.endsWith(kind.ending())
                && !text.endsWith("/" + kind.ending())
                && (kind != OutputKind.CUSTOM || Format.of(text).isPresent())
                && (kind != OutputKind.MANIFEST || text.equals(Manifest.PATH));
    }

    /** How many steps a path has; none where it is not relative, leaves its folder, or is not portable. */
    private static int steps(String text) {
        int steps = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '/') {
                if (!isName(text, start, i)) {
                    return 0;
                }
                steps++;
                start = i + 1;
            } else if (!isPortable(character)) {
                return 0;
            }
        }
        return isName(text, start, text.length()) ? steps : 0;
    }

    // Windows drops dots and spaces at the end of a name, so `..` could be written in more ways than one.
    private static boolean isName(String text, int start, int end) {
        return end > start && text.charAt(end - 1) != '.' && text.charAt(end - 1) != ' ';
    }

    // A backslash separates on Windows, and a colon names a drive or a stream; the separators of lines would tear a
    // ledger.
    private static boolean isPortable(char character) {
        return character != '\\'
                && character != ':'
                && !Character.isISOControl(character)
                && character != '\u2028'
                && character != '\u2029';
    }

    /** The environment that the file is for; absent for a kind without environments. */
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

    // The kind follows from the path.
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
