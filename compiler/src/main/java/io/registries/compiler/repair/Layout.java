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
        for (String line : lines) {
            if (Lines.isContent(line)) {
                int indent = Lines.indent(line);
                while (!levels.isEmpty() && levels.peek() > indent) {
                    levels.pop();
                }
                if (levels.isEmpty() || levels.peek() < indent) {
                    (Lines.isItem(line) ? items : fields).add(indent - (levels.isEmpty() ? 0 : levels.peek()));
                    levels.push(indent);
                }
                if (Lines.isItem(line)) {
                    int content = indent
                            + line.substring(indent + 1).length()
                            - line.substring(indent + 1).stripLeading().length()
                            + 1;
                    levels.push(content);
                }
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
