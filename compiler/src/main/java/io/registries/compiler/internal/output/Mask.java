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
 * Masks secrets in files for display. In secret files, the values of credential fields are masked. Lines of the
 * existing file that differ from the declared one, and the output of user templates, may contain anything and are
 * masked completely.
 */
final class Mask {
    private static final String HIDDEN = "***";

    /** A JSON field up to its value; the JSON may be embedded in a quoted YAML scalar. */
    private static final Pattern FIELD = Pattern.compile("\"([A-Za-z._-]{1,64}+)\"\\s*+:\\s*+(?=\")");

    private static final Pattern BASE64 = Pattern.compile("(?m)^([ \t]*+\\.dockerconfigjson: ).*$");

    private Mask() {}

    /** The masked lines of a declared file. */
    static List<String> declared(String content, OutputFile file) {
        if (!file.kind().isSecret()) {
            return lines(content);
        }
        return file.builtIn() ? lines(masked(content)) : List.of(HIDDEN);
    }

    /** The masked lines of an existing file. */
    static List<String> existing(boolean secret, String text, List<String> declared) {
        if (!secret) {
            return lines(text);
        }
        Set<String> declaredLines = new HashSet<>(declared);
        return lines(masked(text)).stream()
                .map(line -> declaredLines.contains(line) ? line : HIDDEN)
                .toList();
    }

    /** Masks all secret values, so that files with unknown values can be compared. */
    static String masked(String text) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        Matcher field = FIELD.matcher(text);
        while (field.find(copied)) {
            boolean isCredential = SecretDetector.isCredentialName(field.group(1));
            masked.append(text, copied, field.start());
            masked.append(isCredential ? "\"" + field.group(1) + "\":\"" + HIDDEN + "\"" : field.group());
            copied = isCredential ? endOfString(text, field.end()) : field.end();
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
