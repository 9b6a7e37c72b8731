// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import java.util.Set;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/** The types of scalars in the YAML 1.2 core schema. */
final class ScalarKinds {
    /** The words that are not strings in the core schema. Other values that are not strings begin with another character. */
    private static final Set<String> OTHER_WORDS =
            Set.of("null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE");

    private ScalarKinds() {}

    static Node.Kind of(ScalarEvent event) {
        boolean plain = event.isPlain() && event.getTag().isEmpty();
        return !plain || isAlwaysString(event.getValue()) ? Node.Kind.STRING : resolve(event.getValue());
    }

    // Most scalars are recognized without the slower patterns of the library, which are loaded when they are needed.
    private static boolean isAlwaysString(String text) {
        return !text.isEmpty() && Character.isLetter(text.charAt(0)) && !OTHER_WORDS.contains(text);
    }

    private static Node.Kind resolve(String text) {
        Tag tag = CoreSchema.RESOLVER.resolve(text, true);
        if (tag.equals(Tag.NULL)) {
            return Node.Kind.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return Node.Kind.BOOLEAN;
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? Node.Kind.NUMBER : Node.Kind.STRING;
    }

    private static final class CoreSchema {
        private static final CoreScalarResolver RESOLVER = new CoreScalarResolver(false);

        private CoreSchema() {}
    }
}
