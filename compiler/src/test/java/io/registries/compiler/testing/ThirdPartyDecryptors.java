// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * Third-party npm packages that decrypt, validate or edit our files, called by scripts in {@code src/test/third-party}.
 * Tests that use them require {@code node} and {@code npm}.
 */
public final class ThirdPartyDecryptors {
    private static final Path SCRIPTS = Path.of("src", "test", "third-party");
    private static final Path WORK_DIRECTORY = Path.of("target", "third-party");
    private static boolean installed;

    private ThirdPartyDecryptors() {}

    /**
     * Runs a script and returns its output.
     *
     * @param script its file name
     * @param input the standard input
     */
    public static String runScript(String script, String input) {
        install();
        ScriptResult result = run(input, "node", script);
        assertThat(result.code()).as("%s: %s", script, result.errors()).isZero();
        return result.output();
    }

    /** Whether a script rejects its input. */
    public static boolean rejects(String script, String input) {
        install();
        return run(input, "node", script).code() != 0;
    }

    /** Starts a script of a package; its errors are ignored. */
    static Process startModule(String script, String... arguments) {
        install();
        Path module = WORK_DIRECTORY.resolve("node_modules").resolve(script).toAbsolutePath();
        try {
            return new ProcessBuilder(Stream.concat(Stream.of("node", module.toString()), Stream.of(arguments))
                            .toList())
                    .directory(WORK_DIRECTORY.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void install() {
        if (installed) {
            return;
        }
        try {
            Files.createDirectories(WORK_DIRECTORY);
            // Tests run in more than one process at the same time.
            try (FileChannel lock = FileChannel.open(
                            WORK_DIRECTORY.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                assertThat(held.isValid()).isTrue();
                installPackages();
            }
            installed = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void installPackages() throws IOException {
        boolean current = Files.isDirectory(WORK_DIRECTORY.resolve("node_modules"))
                && !changed("package.json")
                && !changed("package-lock.json");
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.toList()) {
                if (changed(file.getFileName().toString())) {
                    Files.copy(file, WORK_DIRECTORY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        if (!current) {
            ScriptResult result = run("", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            assertThat(result.code()).as("npm ci: %s", result.errors()).isZero();
        }
    }

    private static boolean changed(String file) throws IOException {
        Path copy = WORK_DIRECTORY.resolve(file);
        return !Files.exists(copy) || Files.mismatch(SCRIPTS.resolve(file), copy) >= 0;
    }

    private record ScriptResult(int code, String output, String errors) {}

    private static ScriptResult run(String input, String program, String... arguments) {
        Path errors = WORK_DIRECTORY.resolve("errors-" + ProcessHandle.current().pid() + ".txt");
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(program), Stream.of(arguments))
                            .toList())
                    .directory(WORK_DIRECTORY.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ScriptResult(process.waitFor(), output, Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
