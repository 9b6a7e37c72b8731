// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files as they may be shown. In a file that holds secrets, the values of the fields that do are masked; a line of the
 * former file that is none of the declared one's may hold anything, and is masked as a whole, as is what a template of
 * somebody else's makes.
 */
final class Mask {
    private static final String HIDDEN = "***";

    /** A field of JSON, which may itself be embedded in a quoted scalar of YAML, up to its value. */
    private static final Pattern FIELD = Pattern.compile("\"([A-Za-z._-]{1,64}+)\"\\s*+:\\s*+(?=\")");

    private static final Pattern BASE64 = Pattern.compile("(?m)^([ \t]*+\\.dockerconfigjson: ).*$");

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
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        Matcher field = FIELD.matcher(text);
        while (field.find(copied)) {
            boolean hides = SecretDetector.isCredentialName(field.group(1));
            masked.append(text, copied, field.start());
            masked.append(hides ? "\"" + field.group(1) + "\":\"" + HIDDEN + "\"" : field.group());
            copied = hides ? endOfString(text, field.end()) : field.end();
        }
        return BASE64.matcher(masked.append(text, copied, text.length())).replaceAll("$1" + HIDDEN);
    }

    private static int endOfString(String text, int start) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
