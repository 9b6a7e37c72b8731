// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the tests that ran for each tag and each external program. Appends the counts to {@code
 * target/test-counts.txt}, which {@code .ci/run} reads, and prints which tests were not run and why.
 */
public final class TestCounts implements TestExecutionListener {
    private static final Path FILE = Path.of("target", "test-counts.txt");

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Set<String>> notRun = new TreeMap<>();

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest()) {
            return;
        }
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            String reason = result.getThrowable().map(Throwable::getMessage).orElse("aborted");
            notRun.computeIfAbsent(reason, key -> new TreeSet<>()).add(name(test));
        } else {
            test.getTags().stream().map(TestTag::getName).forEach(tag -> count("tag " + tag));
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        notRun.computeIfAbsent(reason, key -> new TreeSet<>()).add(name(test));
    }

    @Override
    public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        String program = entry.getKeyValuePairs().get(ProgramCondition.PROGRAM);
        if (program != null) {
            count("program " + program);
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        List<String> lines = new ArrayList<>();
        counts.forEach((counted, count) -> lines.add(counted + " " + count));
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        notRun.forEach(
                (reason, tests) -> System.out.println("Not run, since " + reason + ": " + String.join(", ", tests)));
        counts.clear();
        notRun.clear();
    }

    private void count(String counted) {
        counts.merge(counted, 1, Integer::sum);
    }

    private static String name(TestIdentifier test) {
        String name = test.getSource()
                .map(source -> source instanceof MethodSource method
                        ? method.getClassName() + "#" + method.getMethodName()
                        : source instanceof ClassSource type ? type.getClassName() : test.getDisplayName())
                .orElse(test.getDisplayName());
        return name.replaceFirst("^([a-z]+\\.)+", "");
    }
}
