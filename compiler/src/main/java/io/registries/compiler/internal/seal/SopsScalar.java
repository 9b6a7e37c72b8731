// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.internal.syntax.Node;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value in the form that SOPS hashes and encrypts ({@code ToBytes} in {@code sops.go}).
 *
 * @param type the type, stored with the ciphertext
 * @param text the text; numbers without exponent or trailing zeros, booleans capitalized
 */
record SopsScalar(SopsType type, String text) {
    /** The type of the plaintext; null is never encrypted or hashed. */
    enum SopsType {
        STR,
        INT,
        FLOAT,
        BOOL;

        static SopsType parse(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?");

    /** Decimals with up to 15 significant digits survive the conversion to double and back. */
    private static final int MAX_DIGITS = 15;

    /**
     * Unquoted text that is a string in YAML 1.2, but that go-yaml v3, used by SOPS, may read as a timestamp, a number
     * with underscores or another base, or a merge key ({@code resolve.go}, {@code decode.go}).
     */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?|[-+.0-9](?=[^_]*_)[0-9a-fA-FxXoO_.+-]*"
                    + "|[-+]?0[bBoOxX][0-9a-fA-F_]+|<<",
            Pattern.DOTALL);

    /**
     * Converts a non-null value; empty if SOPS might read it differently than YAML 1.2.
     *
     * @param plain whether it is unquoted
     */
    static Optional<SopsScalar> parse(Node.Scalar scalar, boolean plain) {
        String text = scalar.text();
        return switch (scalar.kind()) {
            case NULL -> throw new IllegalArgumentException("null is not encrypted");
            case STRING -> plain && AMBIGUOUS.matcher(text).matches() ? Optional.empty() : Optional.of(string(text));
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
        // A zero may be negative, which BigDecimal does not represent.
        return value.signum() == 0 || value.precision() > MAX_DIGITS
                ? Optional.empty()
                : Optional.of(new SopsScalar(SopsType.FLOAT, value.toPlainString()));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the text is empty; SOPS does not encrypt empty strings. */
    boolean isEmpty() {
        return text.isEmpty();
    }

    // The text may be secret.
    @Override
    public String toString() {
        return type.id();
    }
}
