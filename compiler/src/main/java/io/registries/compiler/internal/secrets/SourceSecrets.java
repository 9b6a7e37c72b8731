// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.secrets;

import io.registries.compiler.diagnostic.SourceFile;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Finds possible secrets in the lines of a YAML file, which may be malformed. */
public final class SourceSecrets {
    private static final int MAX_LINES_ABOVE = 200;
    private static final Pattern FIELD =
            Pattern.compile("^[\\s{\\[?-]*+[\"']?[A-Za-z_.][A-Za-z0-9_.-]*+[\"']?\\s*+:(?:\\s|$)");
    private static final Pattern VALUE_OF_COMPLEX_KEY = Pattern.compile("^\\s*+:\\s");

    private SourceSecrets() {}

    /** The index of the first possible secret in a line. Callers must hide the rest of the line. */
    public static OptionalInt firstSecret(SourceFile source, int line) {
        String text = source.line(line);
        if (text.length() > SecretDetector.MAX_LENGTH) {
            return OptionalInt.of(0);
        }
        boolean continues = VALUE_OF_COMPLEX_KEY.matcher(text).find()
                || continuesText(source, line)
                || isWithinSecret(source, line);
        return continues && !text.isBlank() ? OptionalInt.of(indent(text)) : SecretDetector.firstSecret(text);
    }

    /** Whether a line is not a field and may continue a text that contains a secret. */
    private static boolean continuesText(SourceFile source, int line) {
        boolean isField = isField(source.line(line)) || SecretDetector.isReference(source.line(line));
        for (int above = line - 1; !isField && above >= firstAbove(line); above--) {
            String upper = source.line(above);
            if (SecretDetector.namesSecret(upper)
                    || SecretDetector.firstSecret(upper).isPresent()) {
                return true;
            }
            isField = isField(upper);
        }
        return false;
    }

    /** Whether a line is part of the value of a secret field above it. */
    private static boolean isWithinSecret(SourceFile source, int line) {
        String text = source.line(line);
        int indent = indent(text);
        for (int above = line - 1; indent > 0 && above >= firstAbove(line); above--) {
            String upper = source.line(above);
            if (!upper.isBlank() && contentIndent(upper) < indent) {
                indent = indent(upper);
                if (SecretDetector.namesSecret(upper)) {
                    return !SecretDetector.isReference(text);
                }
            }
        }
        return false;
    }

    private static int firstAbove(int line) {
        return Math.max(1, line - MAX_LINES_ABOVE);
    }

    private static boolean isField(String line) {
        return line.length() <= SecretDetector.MAX_LENGTH && FIELD.matcher(line).find();
    }

    private static int indent(String line) {
        return skip(line, " ");
    }

    private static int contentIndent(String line) {
        return skip(line, " -");
    }

    private static int skip(String line, String characters) {
        int i = 0;
        while (i < line.length() && characters.indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
