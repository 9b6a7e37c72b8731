// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * What others wrote to open what we seal: packages of npm and the scripts of {@code src/test/judges} that ask them. Tests
 * that use it require {@code node} and {@code npm}.
 */
public final class ThirdPartyDecryptors {
    private static final Path SCRIPTS = Path.of("src", "test", "judges");
    private static final Path FOLDER = Path.of("target", "judges");
    private static boolean installed;

    private ThirdPartyDecryptors() {}

    /**
     * What a script prints.
     *
     * @param script its file name
     * @param input what it reads
     */
    public static String ask(String script, String input) {
        install();
        Answer answer = run(input, "node", script);
        assertThat(answer.code()).as("%s: %s", script, answer.errors()).isZero();
        return answer.output();
    }

    /** Whether a script refuses its input. */
    public static boolean refuses(String script, String input) {
        install();
        return run(input, "node", script).code() != 0;
    }

    private static synchronized void install() {
        if (installed) {
            return;
        }
        try {
            Path modules = FOLDER.resolve("node_modules");
            boolean current = Files.isDirectory(modules) && !changed("package.json") && !changed("package-lock.json");
            Files.createDirectories(FOLDER);
            try (Stream<Path> files = Files.list(SCRIPTS)) {
                for (Path file : files.toList()) {
                    Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!current) {
                Answer answer = run("", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
                assertThat(answer.code()).as("npm ci: %s", answer.errors()).isZero();
            }
            installed = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean changed(String file) throws IOException {
        return Files.mismatch(SCRIPTS.resolve(file), FOLDER.resolve(file)) >= 0;
    }

    private record Answer(int code, String output, String errors) {}

    private static Answer run(String input, String program, String... arguments) {
        Path errors = FOLDER.resolve("errors.txt");
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(program), Stream.of(arguments))
                            .toList())
                    .directory(FOLDER.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output, Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
