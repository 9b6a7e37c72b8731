// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures how regularly a text is indented. An irregular indentation step is probably the mistake. */
final class IndentationScore {
    private IndentationScore() {}

    /** The number of indentation steps that differ from the most frequent one, separately for items and fields. */
    static int irregularities(YamlLines lines) {
        List<Integer> fields = new ArrayList<>();
        List<Integer> items = new ArrayList<>();
        Deque<Integer> levels = new ArrayDeque<>();
        boolean opensBlock = false;
        for (YamlLine line : lines.all()) {
            if (line.isContent()) {
                while (!levels.isEmpty() && levels.peek() > line.indent()) {
                    levels.pop();
                }
                int level = levels.isEmpty() ? 0 : levels.peek();
                if (levels.isEmpty() || level < line.indent() || (line.isItem() && opensBlock)) {
                    (line.isItem() ? items : fields).add(line.indent() - level);
                    levels.push(line.indent());
                }
                if (line.isItem()) {
                    levels.push(line.contentIndent());
                }
                opensBlock = !line.hasValue();
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
