// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.List;

/**
 * One entry of a list of the file.
 *
 * @param kind such as {@code registry}
 * @param name its name, as the input has it
 * @param lines as an item, not yet indented
 */
record YamlListItem(String kind, String name, List<String> lines) {
    YamlListItem {
        lines = List.copyOf(lines);
    }
}
