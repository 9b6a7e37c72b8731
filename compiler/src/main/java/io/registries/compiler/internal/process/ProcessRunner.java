// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import io.registries.compiler.internal.parallel.ParallelTasks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs programs within limits. A program that exceeds one is killed together with the processes that it started.
 *
 * @param timeLimit from its start until its output is read to the end
 * @param maxOutput bytes of its standard output
 */
public record ProcessRunner(Duration timeLimit, int maxOutput) {
    /** Bytes of its standard error that are kept; the rest is read and dropped, so that the program does not block. */
    private static final int MAX_ERRORS = 8 * 1024;

    /**
     * Runs a program to its end.
     *
     * @param input all of its standard input
     * @throws ProcessException if it cannot be started, exceeds a limit, or this thread is interrupted
     */
    public ProcessResult run(ProcessCommand command, byte[] input) throws ProcessException {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        Process process = start(command);
        try (ParallelTasks tasks = ParallelTasks.open()) {
            Future<byte[]> output = tasks.start(() -> readOutput(process));
            Future<String> errors = tasks.start(() -> readErrors(process));
            Future<?> feeding = tasks.start(() -> feed(process, input));
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw tooLate();
            }
            byte[] bytes = output.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            // It was killed then, which closes its standard error.
            if (bytes.length > maxOutput) {
                throw new ProcessException("writes more than " + maxOutput + " bytes");
            }
            String text = errors.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            feeding.cancel(true);
            return new ProcessResult(process.exitValue(), bytes, text);
        } catch (TimeoutException ignored) {
            throw tooLate();
        } catch (ExecutionException e) {
            throw new ProcessException("cannot be read from", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("was interrupted", e);
        } finally {
            kill(process);
        }
    }

    private static Process start(ProcessCommand command) throws ProcessException {
        List<String> words = new ArrayList<>(List.of(command.program().toString()));
        words.addAll(command.arguments());
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(command.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProcessException("cannot be run", e);
        }
    }

    private ProcessException tooLate() {
        return new ProcessException("does not answer within " + timeLimit.toSeconds() + " seconds");
    }

    private byte[] readOutput(Process process) throws IOException {
        byte[] bytes = process.getInputStream().readNBytes(maxOutput + 1);
        if (bytes.length > maxOutput) {
            kill(process);
        }
        return bytes;
    }

    private static String readErrors(Process process) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[MAX_ERRORS];
        InputStream in = process.getErrorStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            kept.write(buffer, 0, Math.min(read, MAX_ERRORS - kept.size()));
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    private static boolean feed(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
            return true;
        } catch (IOException ignored) {
            // It ended without reading all of its input: its exit code says whether that is an error.
            return false;
        }
    }

    // Descendants are listed before their parent ends: afterwards nothing leads to them.
    private static void kill(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> descendants = process.descendants().toList();
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
