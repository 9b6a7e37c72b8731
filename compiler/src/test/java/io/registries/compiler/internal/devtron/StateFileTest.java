// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.internal.format.JsonSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A saved state that is not complete is rejected. */
class StateFileTest {
    private static final Path STATE = Path.of("src", "test", "resources", "plans", "changed", "state.json");

    @TempDir
    private Path folder;

    @Test
    void readsACompleteState() {
        assertThat(StateFile.read(STATE, "state.json").isSuccess()).isTrue();
    }

    @Test
    void rejectsAStateWithoutOneOfItsFields() throws IOException {
        JsonNode document = JsonSupport.parse(Files.readString(STATE));
        for (String field : List.copyOf(document.path("state").propertyNames())) {
            ObjectNode changed = (ObjectNode) document.deepCopy();
            ((ObjectNode) changed.path("state")).remove(field);
            assertRejected(changed);
        }
        ObjectNode empty = (ObjectNode) document.deepCopy();
        empty.remove("state");
        assertRejected(empty);
        ObjectNode withoutType = (ObjectNode) document.deepCopy();
        ((ObjectNode) withoutType.at("/state/registries/found/0")).remove("type");
        assertRejected(withoutType);
    }

    private void assertRejected(JsonNode state) throws IOException {
        Path file = Files.writeString(folder.resolve("state.json"), state.toString());
        assertThat(StateFile.read(file, "state.json").isSuccess())
                .as(state.toString())
                .isFalse();
    }
}
