// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text of any characters, printable or not. */
public final class AnyText {
    /** Controls, ASCII and the Latin letters beyond it. */
    private static final int COMMON = 0x180;

    private static final int MAX_LENGTH = 40;

    private AnyText() {}

    public static String random(Random random) {
        return IntStream.generate(() -> random.nextInt(random.nextBoolean() ? COMMON : Character.MAX_CODE_POINT + 1))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .limit(random.nextInt(MAX_LENGTH + 1))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** A YAML scalar in double quotes, in which all but printable ASCII is escaped. */
    public static String quoted(String text) {
        return text.codePoints()
                .mapToObj(c ->
                        c >= ' ' && c <= '~' && c != '"' && c != '\\' ? Character.toString(c) : "\\U%08x".formatted(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
