// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.repair;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How evenly a text is indented: people indent by one step throughout, so an odd step is likely the slip. */
final class Layout {
    private Layout() {}

    /** How many steps into a deeper level differ from the usual one, those of items and those of fields apart. */
    static int irregularities(List<String> lines) {
        List<Integer> fields = new ArrayList<>();
        List<Integer> items = new ArrayList<>();
        Deque<Integer> levels = new ArrayDeque<>();
        boolean opened = false;
        for (String line : lines) {
            if (Lines.isContent(line)) {
                int indent = Lines.indent(line);
                while (!levels.isEmpty() && levels.peek() > indent) {
                    levels.pop();
                }
                int level = levels.isEmpty() ? 0 : levels.peek();
                boolean item = Lines.isItem(line);
                if (levels.isEmpty() || level < indent || (item && opened)) {
                    (item ? items : fields).add(indent - level);
                    levels.push(indent);
                }
                if (item) {
                    levels.push(Lines.contentIndent(line));
                }
                opened = Lines.valueStart(line) >= line.length();
            }
        }
        return unusual(fields) + unusual(items);
    }

    private static int unusual(List<Integer> steps) {
        Map<Integer, Integer> counts = new HashMap<>();
        steps.forEach(step -> counts.merge(step, 1, Integer::sum));
        return steps.size()
                - counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
