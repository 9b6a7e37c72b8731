// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.yaml;

import java.util.List;

/**
 * A list item of the file.
 *
 * @param kind such as {@code registry}
 * @param name its name in the input
 * @param lines the lines of the list item, without indentation
 */
public record YamlListItem(String kind, String name, List<String> lines) {
    public YamlListItem {
        lines = List.copyOf(lines);
    }
}
