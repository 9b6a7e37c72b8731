// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * What a source names: a file, a folder (all its YAML files, at any depth) or a pattern with
 * {@code *}, {@code ?}, {@code **}, <code>[]</code> or <code>{}</code>.
 *
 * @param start the file or folder, or the folder that the pattern starts from
 * @param glob the pattern's rest, empty for a file or a folder
 */
record SourcePattern(Path start, String glob) {

    static SourcePattern of(Path base, String source) {
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

    /** How many folders down its files may be. */
    int depth() {
        boolean any = !isGlob() || glob.contains("**");
        return any
                ? Integer.MAX_VALUE
                : 1 + (int) glob.chars().filter(c -> c == '/').count();
    }

    /** Whether a file below the start, or the start itself, is meant. */
    boolean matches(Path file) {
        if (isGlob()) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return matcher.matches(start.relativize(file));
        }
        String name = file.getFileName().toString();
        return file.equals(start) || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isSpecial(int c) {
        return "*?[{".indexOf(c) >= 0;
    }
}
