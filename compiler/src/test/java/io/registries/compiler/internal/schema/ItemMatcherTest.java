// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.parallel.Preparation;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A file whose items are matched while it is read has the same result as one that is validated as a whole. */
class ItemMatcherTest {
    private static final int CHANGES = 500;
    private static final ParallelTasks TASKS = ParallelTasks.open();

    @AfterAll
    static void close() {
        TASKS.close();
    }

    @Test
    void allFilesOfTestsAndSamples() throws IOException {
        List<Node> trees = Trees.ofAllFiles();
        assertThat(trees).hasSizeGreaterThan(200);
        trees.forEach(ItemMatcherTest::validatesLikeTheWhole);
    }

    @Test
    void changedFiles() throws IOException {
        Random random = new Random(7);
        List<Node> trees = Trees.of(Trees.EVERY_FIELD);
        int valid = 0;
        for (int i = 0; i < CHANGES; i++) {
            valid += validatesLikeTheWhole(Trees.randomChange(trees.get(0), random)) ? 1 : 0;
        }
        assertThat(valid).isBetween(CHANGES / 10, CHANGES * 9 / 10);
    }

    @Test
    void anAliasOfAListIsValidatedForItsOwnField() {
        assertThat(read("""
                apiVersion: registries/v1
                registries: &list
                  - {name: hub, type: docker-hub, username: u, password: {env: T}}
                applications: *list
                """).diagnostics()).extracting(Diagnostic::code).containsOnly(DiagnosticCode.UNKNOWN_FIELD);
    }

    private static Result<Node.Mapping> read(String text) {
        SourceFile source = new SourceFile("test.yaml", Path.of("test.yaml"), text);
        ItemMatcher items = new ItemMatcher(prepared());
        return YamlReader.read(source, TASKS, items).flatMap(items::validate);
    }

    /** Whether the tree is valid. */
    private static boolean validatesLikeTheWhole(Node tree) {
        Result<Node.Mapping> whole = SchemaValidator.validate(tree);
        for (int skipped : List.of(0, 1, Integer.MAX_VALUE)) {
            assertThat(validateItems(tree, skipped))
                    .as("the matcher is ready after %d items", skipped)
                    .isEqualTo(whole);
        }
        return whole.isSuccess();
    }

    /** Validates a tree whose first items are read before the schema is compiled. */
    private static Result<Node.Mapping> validateItems(Node tree, int early) {
        CountDownLatch compiled = new CountDownLatch(1);
        Preparation schema = TASKS.prepare(() -> await(compiled));
        ItemMatcher matcher = new ItemMatcher(schema);
        if (tree instanceof Node.Mapping map) {
            int read = 0;
            for (Node.Entry field : map.entries()) {
                for (Node item : field.value() instanceof Node.Sequence list ? list.items() : List.<Node>of()) {
                    if (read++ == early) {
                        compiled.countDown();
                        schema.await();
                    }
                    matcher.item(field.key(), item);
                }
            }
        }
        compiled.countDown();
        return matcher.validate(tree);
    }

    private static Preparation prepared() {
        Preparation schema = TASKS.prepare(SchemaValidator::prepare);
        schema.await();
        return schema;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
