// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fingerprint {@code primaryLocationLineHash} that GitHub's upload action computes for a line, so that reports which
 * are uploaded without the action have the same fingerprints. It is a polynomial of the 100 characters from the start of
 * the line, without spaces and tabs, with line feeds for all line breaks. Lines with equal hashes are numbered.
 */
final class GithubLineHashes {
    private static final int WINDOW = 100;
    private static final long BASE = 37;
    /** Follows the last character; zeros follow it. */
    private static final char END_OF_FILE = 0xFFFF;

    private final Map<SourceFile, List<String>> byFile = new HashMap<>();

    /** The hash of a line, counted from 1; empty if secrets could be computed from it. */
    Optional<String> of(SourceFile source, int line) {
        return mayHaveSecret(source, line)
                ? Optional.empty()
                : Optional.of(byFile.computeIfAbsent(source, file -> hashes(file.text()))
                        .get(line - 1));
    }

    private static boolean mayHaveSecret(SourceFile source, int firstLine) {
        long characters = 0;
        for (int line = firstLine; line <= source.lineCount() && characters < WINDOW; line++) {
            String text = source.line(line);
            if (text.length() > SecretDetector.MAX_LENGTH
                    || SecretLines.firstSecret(source, line).isPresent()) {
                return true;
            }
            characters += text.chars().filter(c -> c != ' ' && c != '\t').count() + 1;
        }
        return false;
    }

    static List<String> hashes(String text) {
        char[] window = new char[text.length() + WINDOW + 1];
        List<Integer> lineStarts = new ArrayList<>();
        int length = 0;
        boolean atLineStart = true;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : END_OF_FILE;
            boolean endsCarriageReturn = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
            if (c == ' ' || c == '\t' || endsCarriageReturn) {
                continue;
            }
            if (atLineStart) {
                lineStarts.add(length);
            }
            window[length] = c == '\r' ? '\n' : c;
            atLineStart = window[length] == '\n';
            length++;
        }
        Map<String, Integer> counts = new HashMap<>();
        return lineStarts.stream()
                .map(start -> Long.toHexString(hash(Arrays.copyOfRange(window, start, start + WINDOW))))
                .map(hash -> hash + ":" + counts.merge(hash, 1, Integer::sum))
                .toList();
    }

    // An overflow is intended: GitHub computes with 64 bits too.
    private static long hash(char[] characters) {
        long hash = 0;
        for (char c : characters) {
            hash = BASE * hash + c;
        }
        return hash;
    }
}
