// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * A source: a file, a folder (all its YAML files, at any depth) or a pattern with
 * {@code *}, {@code ?}, {@code **}, <code>[]</code> or <code>{}</code>.
 *
 * @param start the file or folder, or the folder that the pattern is relative to
 * @param glob the pattern relative to the start; empty for a file or folder
 */
record SourcePattern(Path start, String glob) {

    static SourcePattern parse(Path base, String source) {
        if (source.chars().noneMatch(SourcePattern::isSpecial)) {
            return new SourcePattern(base.resolve(source).normalize(), "");
        }
        int end = 0;
        for (int i = 0; i < source.length() && !isSpecial(source.charAt(i)); i++) {
            if (source.charAt(i) == '/') {
                end = i + 1;
            }
        }
        return new SourcePattern(base.resolve(source.substring(0, end)).normalize(), source.substring(end));
    }

    boolean isGlob() {
        return !glob.isEmpty();
    }

    /** The maximum depth of its files. */
    int depth() {
        boolean unbounded = !isGlob() || glob.contains("**");
        return unbounded
                ? Integer.MAX_VALUE
                : 1 + (int) glob.chars().filter(c -> c == '/').count();
    }

    /** Whether the source includes a file, which is the start or below it. */
    boolean matches(Path file) {
        if (isGlob()) {
            PathMatcher matcher = start.getFileSystem().getPathMatcher("glob:" + glob);
            return matcher.matches(start.relativize(file));
        }
        String name = file.getFileName().toString();
        return file.equals(start) || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isSpecial(int c) {
        return "*?[{".indexOf(c) >= 0;
    }
}
