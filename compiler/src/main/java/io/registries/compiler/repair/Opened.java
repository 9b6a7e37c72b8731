// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.repair;

/**
 * What a line opens and does not close.
 *
 * @param quote the quote, or 0
 * @param brackets what would close its brackets; empty where it opens none
 * @param at the index of the first that stays open; the line's length where none does
 */
record Opened(char quote, String brackets, int at) {

    /** What a line opens from an index on, read as YAML: quotes begin values, brackets stand outside of quotes. */
    static Opened in(String line, int from) {
        StringBuilder closers = new StringBuilder();
        int firstBracket = line.length();
        char quote = 0;
        int quoteAt = line.length();
        boolean valueBegins = true;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote == '"') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if ((c == '"' || c == '\'') && valueBegins) {
                quote = c;
                quoteAt = i;
                valueBegins = false;
            } else if ((c == '[' || c == '{') && (valueBegins || closers.length() > 0)) {
                firstBracket = closers.length() == 0 ? i : firstBracket;
                closers.insert(0, c == '[' ? ']' : '}');
                valueBegins = true;
            } else if (closers.length() > 0 && c == closers.charAt(0)) {
                closers.deleteCharAt(0);
            } else if (c == '#' && i > 0 && Character.isWhitespace(line.charAt(i - 1))) {
                break;
            } else if (!Character.isWhitespace(c)) {
                valueBegins = closers.length() > 0 && (c == ',' || c == ':');
            }
        }
        return new Opened(quote, closers.toString(), quote != 0 ? quoteAt : firstBracket);
    }
}
