// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs processes one at a time.
 *
 * @param scratch for what they say
 * @param limit after which one is ended
 */
record Runner(Path scratch, Duration limit) {
    private static final Path TIME = Path.of("/usr/bin/time");
    private static final int MAX_COMPLAINT = 120;
    private static final String TOKEN = "made-up-token";

    Sample run(List<String> command) throws IOException, InterruptedException, ContestantFailedException {
        Path usage = scratch.resolve("usage");
        Path log = scratch.resolve("log");
        boolean timed = Files.isExecutable(TIME);
        List<String> full =
                new ArrayList<>(timed ? List.of(TIME.toString(), "-f", "%U %S %M", "-o", usage.toString()) : List.of());
        full.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(full).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put(Workload.SECRET, TOKEN);
        long start = System.nanoTime();
        Process process = builder.start();
        Sample polled = timed ? wait(process) : poll(process, start);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new ContestantFailedException("fails: " + complaint(log));
        }
        return timed ? measured(seconds, usage) : new Sample(seconds, polled.cpu(), polled.megabytes());
    }

    private static Sample measured(double seconds, Path usage) throws IOException {
        String[] numbers = Files.readString(usage).strip().split(" ", 3);
        return new Sample(
                seconds,
                Double.parseDouble(numbers[0]) + Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[2]) / 1024);
    }

    private Sample wait(Process process) throws InterruptedException, ContestantFailedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw end(process);
        }
        return new Sample(0, 0, 0);
    }

    // The kernel's own numbers, shortly before the end.
    private Sample poll(Process process, long start) throws InterruptedException, ContestantFailedException {
        double cpu = 0;
        double peak = 0;
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw end(process);
            }
            Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
            cpu = Math.max(cpu, used.toMillis() / 1000.0);
            peak = Math.max(peak, highWater(status));
        }
        return new Sample(0, cpu, peak);
    }

    private static double highWater(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ignored) {
            return 0;
        }
    }

    private ContestantFailedException end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return new ContestantFailedException("over " + limit.toSeconds() + " s");
    }

    private static String complaint(Path log) throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        String said = lines.stream()
                .filter(line -> line.contains("rror") || line.contains("xception"))
                .findFirst()
                .orElse(lines.isEmpty() ? "without a word" : lines.get(lines.size() - 1));
        return said.length() > MAX_COMPLAINT ? said.substring(0, MAX_COMPLAINT) + "..." : said;
    }
}
