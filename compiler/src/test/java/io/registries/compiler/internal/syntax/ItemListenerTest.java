// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listener receives the items of the lists at the top level, in order, with the field of their list. */
class ItemListenerTest {
    @Test
    void receivesTheItemsOfListsAtTheTopLevel() {
        assertThat(items("""
                registries: [a, {b: [c]}, [d]]
                other: &list
                  - e
                  - &item f
                nested: {list: [g]}
                alias: *list
                last:
                  - *item
                """))
                .containsExactly("registries:1", "registries:1", "registries:1", "other:3", "other:4", "last:8");
    }

    @Test
    void receivesNothingOfAFileThatIsAList() {
        assertThat(items("- [a]\n- b\n")).isEmpty();
    }

    private static List<String> items(String text) {
        List<String> received = new ArrayList<>();
        try (ParallelTasks tasks = ParallelTasks.open()) {
            assertThat(YamlReader.read(
                                    new SourceFile("test.yaml", Path.of("test.yaml"), text),
                                    tasks,
                                    (list, item) -> received.add(
                                            list + ":" + item.span().line()))
                            .isSuccess())
                    .isTrue();
        }
        return received;
    }
}
