// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.internal.syntax.Node;
import java.util.List;
import java.util.Map;

/**
 * Whether a tree matches a part of the schema: a fast answer, in one walk, without a reason. The reasons are those of
 * {@link NetworkntValidator}.
 */
@FunctionalInterface
interface SchemaMatcher {
    SchemaMatcher ANYTHING = node -> true;
    SchemaMatcher NOTHING = node -> false;

    boolean matches(Node node);

    /** Matches what all of several match. */
    static SchemaMatcher all(List<SchemaMatcher> parts) {
        return switch (parts.size()) {
            case 0 -> ANYTHING;
            case 1 -> parts.get(0);
            default -> new All(parts.toArray(SchemaMatcher[]::new));
        };
    }

    /** Matches what all parts match. */
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
     * Matches what at least one of the parts matches.
     *
     * @param parts of which one is enough
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
     * Matches maps by the values of their fields, and everything that is not a map.
     *
     * @param fields that are known
     * @param others what the value of every other field must match
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
     * Matches by one part or the other, as a condition says.
     *
     * @param condition which part applies
     * @param then the part where the condition matches
     * @param otherwise the part where it does not
     */
    record Choice(SchemaMatcher condition, SchemaMatcher then, SchemaMatcher otherwise) implements SchemaMatcher {
        @Override
        public boolean matches(Node node) {
            return (condition.matches(node) ? then : otherwise).matches(node);
        }
    }
}
