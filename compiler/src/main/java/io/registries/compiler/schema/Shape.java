// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import io.registries.compiler.syntax.Node;
import java.util.List;
import java.util.Map;

/** What a part of the schema admits: told in one walk, without saying why not. */
@FunctionalInterface
interface Shape {
    Shape ANYTHING = node -> true;
    Shape NOTHING = node -> false;

    boolean admits(Node node);

    /** All of several. */
    static Shape all(List<Shape> parts) {
        return switch (parts.size()) {
            case 0 -> ANYTHING;
            case 1 -> parts.get(0);
            default -> new All(parts.toArray(Shape[]::new));
        };
    }

    /** Whatever each of the parts admits. */
    final class All implements Shape {
        private final Shape[] parts;

        private All(Shape[] parts) {
            this.parts = parts;
        }

        @Override
        public boolean admits(Node node) {
            for (Shape part : parts) {
                if (!part.admits(node)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Whatever one of the parts admits.
     *
     * @param parts of which one is enough
     */
    record Any(List<Shape> parts) implements Shape {
        @Override
        public boolean admits(Node node) {
            for (Shape part : parts) {
                if (part.admits(node)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Maps whose values have the shapes of their fields; all that is no map.
     *
     * @param fields that are known
     * @param others what every other field must be
     */
    record Fields(Map<String, Shape> fields, Shape others) implements Shape {
        @Override
        public boolean admits(Node node) {
            if (node instanceof Node.Mapping mapping) {
                for (Node.Entry entry : mapping.entries()) {
                    Shape shape = fields.getOrDefault(entry.key(), others);
                    if (!shape.admits(entry.value())) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /**
     * One shape or the other, as a condition says.
     *
     * @param condition which applies
     * @param fulfilled what must be where the condition holds
     * @param otherwise what must be where it does not
     */
    record Choice(Shape condition, Shape fulfilled, Shape otherwise) implements Shape {
        @Override
        public boolean admits(Node node) {
            return (condition.admits(node) ? fulfilled : otherwise).admits(node);
        }
    }
}
