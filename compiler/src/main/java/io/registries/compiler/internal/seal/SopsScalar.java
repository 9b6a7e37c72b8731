// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.internal.syntax.Node;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value in the form in which SOPS hashes and encrypts it ({@code ToBytes} in {@code sops.go} of getsops/sops).
 *
 * @param type which is kept beside the ciphertext
 * @param text of a number without an exponent or needless zeros, of a truth value with a capital
 */
record SopsScalar(SopsType type, String text) {
    /** What a value was before it was encrypted; a null is never encrypted or hashed. */
    enum SopsType {
        STR,
        INT,
        FLOAT,
        BOOL;

        static SopsType of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?");

    /** Every decimal of so many digits has a double of its own, so the double's shortest form is the decimal. */
    private static final int MAX_DIGITS = 15;

    /**
     * Unquoted text that is text in YAML 1.2, but that the YAML library of SOPS may take for a time, a number with
     * underscores, a number of another base, or a merge ({@code resolve.go} and {@code decode.go} of go-yaml v3).
     */
    private static final Pattern DOUBTFUL = Pattern.compile(
            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?|[-+.0-9](?=[^_]*_)[0-9a-fA-FxXoO_.+-]*"
                    + "|[-+]?0[bBoOxX][0-9a-fA-F_]+|<<",
            Pattern.DOTALL);

    /**
     * The form of a value that is no null; absent where SOPS might read it as something else than YAML 1.2 does.
     *
     * @param plain whether it stands without quotes
     */
    static Optional<SopsScalar> of(Node.Scalar scalar, boolean plain) {
        String text = scalar.text();
        return switch (scalar.kind()) {
            case NULL -> throw new IllegalArgumentException("a null has no form");
            case STRING -> plain && DOUBTFUL.matcher(text).matches() ? Optional.empty() : Optional.of(string(text));
            case BOOLEAN ->
                Optional.of(new SopsScalar(SopsType.BOOL, text.equalsIgnoreCase("true") ? "True" : "False"));
            case NUMBER -> number(text);
        };
    }

    static SopsScalar string(String text) {
        return new SopsScalar(SopsType.STR, text);
    }

    private static Optional<SopsScalar> number(String text) {
        if (INTEGER.matcher(text).matches()) {
            return Optional.of(new SopsScalar(SopsType.INT, Long.toString(Long.parseLong(text))));
        }
        boolean fraction = text.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
        if (!fraction || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        // A zero may be negative.
        return value.signum() == 0 || value.precision() > MAX_DIGITS
                ? Optional.empty()
                : Optional.of(new SopsScalar(SopsType.FLOAT, value.toPlainString()));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether SOPS leaves it as it is even where it encrypts. */
    boolean isEmpty() {
        return text.isEmpty();
    }

    // It may be secret.
    @Override
    public String toString() {
        return type.id();
    }
}
