// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.internal.syntax.Node;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The matcher and the schema library agree on the validity of every tree. */
@Tag("slow")
class SchemaMatcherTest {
    private static final int TREES_WITH_TWO_CHANGES = 4000;
    private static final int MAX_CHARACTERS = 1500;

    @Test
    void agreesOnAllFilesOfTestsAndSamples() throws IOException {
        List<Node> trees = Trees.ofAllFiles();
        assertThat(trees).hasSizeGreaterThan(200);
        trees.forEach(SchemaMatcherTest::agree);
    }

    @Test
    void agreesAfterReplacingOneValue() throws IOException {
        int[] verdicts = new int[2];
        for (Node valid : valid()) {
            Trees.eachChange(valid, changed -> verdicts[agree(changed) ? 0 : 1]++);
        }
        System.out.printf("one change: %d valid trees, %d others%n", verdicts[0], verdicts[1]);
        assertThat(verdicts[0]).isGreaterThan(500);
        assertThat(verdicts[1]).isGreaterThan(5000);
    }

    @Test
    void agreesAfterReplacingTwoValues() throws IOException {
        Random random = new Random(5);
        List<Node> trees = valid();
        for (int i = 0; i < TREES_WITH_TWO_CHANGES; i++) {
            Node tree = trees.get(random.nextInt(trees.size()));
            agree(Trees.randomChange(Trees.randomChange(tree, random), random));
        }
    }

    private static boolean agree(Node tree) {
        boolean matches = SchemaValidator.Matchers.FILE.matches(tree);
        assertThat(SchemaValidator.ValidatorHolder.VALIDATOR.errors(tree).isEmpty())
                .as(() -> JsonTree.convert(tree).toPrettyString())
                .isEqualTo(matches);
        return matches;
    }

    // Small files, since each is changed at every position.
    private static List<Node> valid() throws IOException {
        Set<String> seen = new HashSet<>();
        return Trees.ofAllFiles().stream()
                .filter(tree ->
                        SchemaValidator.ValidatorHolder.VALIDATOR.errors(tree).isEmpty())
                .filter(tree -> {
                    String json = JsonTree.convert(tree).toString();
                    return json.length() < MAX_CHARACTERS && seen.add(json);
                })
                .toList();
    }
}
