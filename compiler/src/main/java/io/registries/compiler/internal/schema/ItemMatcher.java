// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.parallel.Preparation;
import io.registries.compiler.internal.syntax.ItemListener;
import io.registries.compiler.internal.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Validates a file whose items it matches with the schema while the file is read: the parser waits for the scanner anyway,
 * and the items are still in the caches of the processor.
 */
public final class ItemMatcher implements ItemListener {
    private final Preparation schema;
    private final Map<String, Integer> matched = new HashMap<>();
    private boolean hasMismatch;

    /** @param schema the compilation of the schema; items that are read before its end are matched later */
    public ItemMatcher(Preparation schema) {
        this.schema = schema;
    }

    @Override
    public void item(String list, Node item) {
        if (hasMismatch || !schema.isDone()) {
            return;
        }
        schema.await();
        SchemaMatcher matcher = SchemaValidator.Matchers.ITEMS.get(list);
        if (matcher != null && matcher.matches(item)) {
            matched.put(list, matched.getOrDefault(list, 0) + 1);
        } else {
            hasMismatch = true;
        }
    }

    /** The validated tree of the file, or all errors. */
    public Result<Node.Mapping> validate(Node root) {
        schema.await();
        return SchemaValidator.validate(root, !hasMismatch && root instanceof Node.Mapping map ? remaining(map) : root);
    }

    /** A copy of the root without the matched items, which are the last ones of their lists. */
    private Node.Mapping remaining(Node.Mapping root) {
        List<Node.Entry> entries = new ArrayList<>(root.entries().size());
        for (Node.Entry entry : root.entries()) {
            int count = matched.getOrDefault(entry.key(), 0);
            entries.add(
                    count > 0 && entry.value() instanceof Node.Sequence list
                            ? entry.with(withoutLast(list, count))
                            : entry);
        }
        return new Node.Mapping(entries, root.span());
    }

    private static Node withoutLast(Node.Sequence list, int count) {
        return new Node.Sequence(list.items().subList(0, list.items().size() - count), list.span());
    }
}
