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
 * Runs programs with limits. A program that exceeds a limit is killed, including its child processes.
 *
 * @param timeLimit the time from the start until all output is read
 * @param maxOutputBytes the maximum size of the standard output, in bytes
 */
public record ProcessRunner(Duration timeLimit, int maxOutputBytes) {
    /**
     * The bytes of standard error that are kept; the rest is read and discarded, so that the program does not block.
     */
    private static final int MAX_ERROR_BYTES = 8 * 1024;

    /**
     * Runs a program and waits for its end.
     *
     * @param input the standard input
     * @throws ProcessException if it cannot be started, exceeds a limit, or this thread is interrupted
     */
    public ProcessResult run(ProcessCommand command, byte[] input) throws ProcessException {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        Process process = start(command);
        try (ParallelTasks tasks = ParallelTasks.open()) {
            Future<byte[]> output = tasks.start(() -> readOutput(process));
            Future<String> errors = tasks.start(() -> readErrors(process));
            Future<?> writer = tasks.start(() -> writeInput(process, input));
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw timedOut();
            }
            byte[] bytes = output.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            // The program was killed, which closes its standard error.
            if (bytes.length > maxOutputBytes) {
                throw new ProcessException("writes more than " + maxOutputBytes + " bytes");
            }
            String text = errors.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            writer.cancel(true);
            return new ProcessResult(process.exitValue(), bytes, text);
        } catch (TimeoutException ignored) {
            throw timedOut();
        } catch (ExecutionException e) {
            throw new ProcessException("has output that cannot be read", e);
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

    private ProcessException timedOut() {
        String limit =
                timeLimit.toMillis() % 1000 == 0 ? timeLimit.toSeconds() + " seconds" : timeLimit.toMillis() + " ms";
        return new ProcessException("does not finish within " + limit);
    }

    private byte[] readOutput(Process process) throws IOException {
        byte[] bytes = process.getInputStream().readNBytes(maxOutputBytes + 1);
        if (bytes.length > maxOutputBytes) {
            kill(process);
        }
        return bytes;
    }

    private static String readErrors(Process process) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[MAX_ERROR_BYTES];
        InputStream in = process.getErrorStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            kept.write(buffer, 0, Math.min(read, MAX_ERROR_BYTES - kept.size()));
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    private static boolean writeInput(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
            return true;
        } catch (IOException ignored) {
            // The program ended without reading all input; the exit code tells whether that is an error.
            return false;
        }
    }

    // Descendants must be listed before their parent ends; afterwards they cannot be found.
    private static void kill(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> descendants = process.descendants().toList();
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
