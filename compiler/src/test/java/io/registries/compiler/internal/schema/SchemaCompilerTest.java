// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.internal.syntax.Node;
import org.junit.jupiter.api.Test;

/** The items of a list at the top level can be matched one by one, so its schema has no keyword for the whole list. */
class SchemaCompilerTest {
    @Test
    void refusesKeywordsThatNeedAWholeListAtTheTopLevel() {
        assertThatThrownBy(() -> compiler("\"uniqueItems\": true").items())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("uniqueItems");
    }

    @Test
    void acceptsDescriptionsOfListsAtTheTopLevel() {
        assertThat(compiler("\"description\": \"names\"").items()).containsOnlyKeys("names");
    }

    private static SchemaCompiler compiler(String keyword) {
        return new SchemaCompiler((Node.Mapping) SchemaReader.read("""
                {"$defs": {}, "properties": {"names": {"type": "array", "items": {"type": "string"}, %s}}}
                """.formatted(keyword)));
    }
}
