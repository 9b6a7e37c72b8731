// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/** Durations as people write them: {@code 500ms}, {@code 8s}, {@code 2m}, {@code 24h}. */
final class Durations {
    private static final Pattern SHAPE = Pattern.compile("(?<count>[1-9][0-9]{0,5})(?<unit>ms|s|m|h)");

    private Durations() {}

    /**
     * @param property the name of the parameter
     * @throws MojoExecutionException if the value is not a duration
     */
    static Duration parse(String property, String text) throws MojoExecutionException {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new MojoExecutionException(
                    property + " must be a duration such as `500ms`, `8s` or `2m`, not `" + text + "`");
        }
        long count = Long.parseLong(matcher.group("count"));
        return switch (matcher.group("unit")) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
