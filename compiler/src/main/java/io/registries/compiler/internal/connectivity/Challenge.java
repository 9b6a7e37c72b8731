// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One challenge of a {@code WWW-Authenticate} header (RFC 9110, section 11.6.1).
 *
 * @param scheme in lower case, for example {@code bearer}
 * @param parameters by name in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    // Values appear in messages, so control characters are not accepted.
    private static final String QUOTED = "([\\P{Cc}\t&&[^\"\\\\]]|\\\\\\P{Cc})*+";
    private static final Pattern PARAMETER = Pattern.compile("\\s*+,?\\s*+(?<name>" + TOKEN
            + ")\\s*+=\\s*+(\"(?<quoted>" + QUOTED + ")\"|(?<bare>" + TOKEN + "(?=\\s*+(,|$))))");
    private static final Pattern SCHEME = Pattern.compile(
            "[\\s,]*+(?<scheme>" + TOKEN + ")(?!\\s*+=)(\\s++(?<token68>[A-Za-z0-9._~+/-]++=*+)(?=\\s*+(,|$)))?");
    private static final int MAX_HEADER_LENGTH = 8_192;

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** Parses all challenges of these headers; skips malformed ones. */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        headers.stream()
                .filter(header -> header.length() <= MAX_HEADER_LENGTH)
                .forEach(header -> parse(header, challenges));
        return challenges;
    }

    private static void parse(String header, List<Challenge> challenges) {
        int at = 0;
        Matcher scheme = SCHEME.matcher(header);
        while (scheme.region(at, header.length()).lookingAt()) {
            at = scheme.end();
            Map<String, String> parameters = new TreeMap<>();
            Matcher parameter = PARAMETER.matcher(header);
            while (parameter.region(at, header.length()).lookingAt()) {
                String quoted = parameter.group("quoted");
                parameters.putIfAbsent(
                        parameter.group("name").toLowerCase(Locale.ROOT),
                        quoted == null ? parameter.group("bare") : quoted.replaceAll("\\\\(.)", "$1"));
                at = parameter.end();
            }
            challenges.add(new Challenge(scheme.group("scheme").toLowerCase(Locale.ROOT), parameters));
        }
    }

    boolean isBasic() {
        return scheme.equals("basic");
    }

    boolean isBearer() {
        return scheme.equals("bearer") && parameters.containsKey("realm");
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
