// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real shell reads a value as predicted, on a command line that is built as Devtron's runner builds it, with a docker that
 * records its last argument.
 */
class ShellWordTest {
    private static final String[] PIECES = {
        "a", "B", "7", " ", "\"", "'", "$", "`", "\\", "(", ")", "{", "}", "$(", "${A}", "$A", ";", "&", "|", "<", ">",
        "*", "?", "[", "]", "#", "~", "=", ",", ":", "/", ".", "-", "é", "!", "%", "@"
    };
    private static final int VALUES = 400;

    @TempDir
    private Path folder;

    private Path recorded;

    @BeforeEach
    void installDocker() throws IOException {
        recorded = folder.resolve("recorded");
        for (String program : new String[] {"docker", "id"}) {
            Path file = Files.createDirectories(folder.resolve("bin")).resolve(program);
            Files.writeString(file, "#!/bin/sh\nfor a; do :; done\nprintf '%s' \"$a\" > recorded\necho run >> runs\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void acceptedArgumentsArriveUnchanged() throws IOException {
        Random random = new Random(11);
        int accepted = 0;
        for (int i = 0; i < VALUES; i++) {
            String value = value(random);
            if (ShellWord.ofArgument(value).isEmpty()) {
                assertThat(argument(value)).as(value).contains("K=" + literal(value));
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(VALUES / 20);
    }

    @Test
    void rejectedArgumentsDoNotArriveUnchanged() throws IOException {
        Random random = new Random(12);
        for (int i = 0; i < VALUES; i++) {
            String value = value(random);
            if (ShellWord.ofArgument(value).filter(ShellWord.Effect::isError).isPresent()) {
                assertThat(argument(value)).as(value).isNotEqualTo(Optional.of("K=" + literal(value)));
            }
        }
    }

    @Test
    void acceptedUnquotedValuesArriveUnchanged() throws IOException {
        Random random = new Random(13);
        int accepted = 0;
        for (int i = 0; i < VALUES; i++) {
            String value = value(random);
            if (ShellWord.ofUnquoted(value).isEmpty()) {
                String literal = value.length() > 1 && "'\"".indexOf(value.charAt(0)) >= 0
                        ? value.substring(1, value.length() - 1)
                        : value;
                assertThat(run("docker build --env K=" + value)).as(value).contains("K=" + literal);
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(VALUES / 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's \"x\"", "$(id)", "`id`", "a\\", "${A", "${A.b}", "'it's'"})
    void rejects(String value) {
        assertThat(ShellWord.ofArgument(value)).map(ShellWord.Effect::isError).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$HOME/app", "${HOME}", "$1", "a\\\"b", "\\$HOME"})
    void warnsOf(String value) {
        assertThat(ShellWord.ofArgument(value)).map(ShellWord.Effect::isError).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$devtron_env_VERSION", "'$(id)'", "5 $", "a & b; c", "\"quoted\"", "", "a'b"})
    void accepts(String value) {
        assertThat(ShellWord.ofArgument(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "my docker/Dockerfile, is split",
        "a;id, contains `;`",
        "-, starts with `-`",
        "'\"a\"', contains",
        "~/Dockerfile, contains `~`"
    })
    void rejectsPaths(String path, String problem) {
        assertThat(ShellWord.ofPath(path))
                .map(ShellWord.Effect::problem)
                .get()
                .asString()
                .contains(problem);
    }

    // As the runner does: single quotes at both ends are kept, double quotes at the ends are replaced.
    private Optional<String> argument(String value) throws IOException {
        String wrapped = value.startsWith("'") && value.endsWith("'")
                ? "='" + value.replaceAll("^'+|'+$", "") + "'"
                : "=\"" + value.replaceAll("^\"+|\"+$", "") + "\"";
        return run("docker build --build-arg K" + wrapped);
    }

    private static String literal(String value) {
        return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
                ? value.replaceAll("^'+|'+$", "")
                : value.replaceAll("^\"+|\"+$", "");
    }

    /** The last argument of docker; empty if the shell failed, or ran other commands. */
    private Optional<String> run(String command) throws IOException {
        Files.deleteIfExists(recorded);
        Files.deleteIfExists(folder.resolve("runs"));
        Program.Run run = Program.named("sh")
                .with(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin", "A", "expanded"))
                .run(folder, "-c", command);
        return run.code() == 0
                        && Files.exists(recorded)
                        && Files.readString(folder.resolve("runs")).equals("run\n")
                ? Optional.of(Files.readString(recorded))
                : Optional.empty();
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            value.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return random.nextInt(6) == 0 ? "'" + value + "'" : value.toString();
    }
}
