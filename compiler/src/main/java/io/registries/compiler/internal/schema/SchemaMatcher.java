// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.internal.syntax.Node;
import java.util.List;
import java.util.Map;

/**
 * Checks in a single pass whether a tree matches a part of the schema, without reasons. {@link NetworkntValidator}
 * provides the reasons.
 */
@FunctionalInterface
interface SchemaMatcher {
    SchemaMatcher ANYTHING = node -> true;
    SchemaMatcher NOTHING = node -> false;

    boolean matches(Node node);

    /** A matcher that requires all parts to match. */
    static SchemaMatcher all(List<SchemaMatcher> parts) {
        return switch (parts.size()) {
            case 0 -> ANYTHING;
            case 1 -> parts.get(0);
            default -> new All(parts.toArray(SchemaMatcher[]::new));
        };
    }

    /** Matches if all parts match. */
    final class All implements SchemaMatcher {
        private final SchemaMatcher[] parts;

        private All(SchemaMatcher[] parts) {
            this.parts = parts;
        }

        @Override
        public boolean matches(Node node) {
            for (SchemaMatcher part : parts) {
                if (!part.matches(node)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Matches if at least one part matches.
     *
     * @param parts the alternatives
     */
    record Any(List<SchemaMatcher> parts) implements SchemaMatcher {
        @Override
        public boolean matches(Node node) {
            for (SchemaMatcher part : parts) {
                if (part.matches(node)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Matches maps whose values match the schemas of their fields; all other nodes match.
     *
     * @param fields the matchers of the defined fields
     * @param others the matcher of all other fields
     */
    record Fields(Map<String, SchemaMatcher> fields, SchemaMatcher others) implements SchemaMatcher {
        @Override
        public boolean matches(Node node) {
            if (node instanceof Node.Mapping mapping) {
                for (Node.Entry entry : mapping.entries()) {
                    if (!fields.getOrDefault(entry.key(), others).matches(entry.value())) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /**
     * Matches one of two parts, depending on a condition.
     *
     * @param condition selects the part
     * @param then the part if the condition matches
     * @param otherwise the part if the condition does not match
     */
    record Choice(SchemaMatcher condition, SchemaMatcher then, SchemaMatcher otherwise) implements SchemaMatcher {
        @Override
        public boolean matches(Node node) {
            return (condition.matches(node) ? then : otherwise).matches(node);
        }
    }
}
