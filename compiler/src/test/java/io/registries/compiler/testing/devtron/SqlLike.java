// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.regex.Pattern;

/** The comparison {@code LIKE '%part%'} of PostgreSQL, with the wildcards of the part. */
final class SqlLike {
    private SqlLike() {}

    static boolean contains(String text, String part) {
        StringBuilder pattern = new StringBuilder();
        part.codePoints().forEach(character -> {
            switch (character) {
                case '%' -> pattern.append(".*");
                case '_' -> pattern.append('.');
                default -> pattern.append(Pattern.quote(Character.toString(character)));
            }
        });
        return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(text).find();
    }
}
