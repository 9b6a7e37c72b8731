// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.emit.OutputFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files as they may be shown. In a file that holds secrets, the values of the fields that do are masked; a line of the
 * former file that is none of the declared one's may hold anything, and is masked as a whole, as is what a template of
 * somebody else's makes.
 */
final class Mask {
    private static final String HIDDEN = "***";
    private static final String FIELDS = "password|auth|awsSecretAccessKey|awsAccessKeyId|username";

    /** A field of JSON, which may itself be embedded in a quoted scalar of YAML. */
    private static final Pattern JSON = Pattern.compile("\"(" + FIELDS + ")\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern BASE64 = Pattern.compile("(?m)^(\\s*\\.dockerconfigjson: ).*$");

    private Mask() {}

    /** The lines of a declared file. */
    static List<String> declared(String content, OutputFile file) {
        if (!file.kind().isSecret()) {
            return lines(content);
        }
        return file.ours() ? lines(masked(content)) : List.of(HIDDEN);
    }

    /** The lines of a file that is there. */
    static List<String> there(boolean secret, String text, List<String> declared) {
        if (!secret) {
            return lines(text);
        }
        Set<String> known = new HashSet<>(declared);
        return lines(masked(text)).stream()
                .map(line -> known.contains(line) ? line : HIDDEN)
                .toList();
    }

    /** A file without its values, so that two can be compared where those of one are not known. */
    static String masked(String text) {
        String fields = JSON.matcher(text).replaceAll("\"$1\":\"" + HIDDEN + "\"");
        return BASE64.matcher(fields).replaceAll("$1" + HIDDEN);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
