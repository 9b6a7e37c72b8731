// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import tools.jackson.databind.JsonNode;

/**
 * An input file.
 *
 * @param name its name in diagnostics
 * @param named whether the request specifies the file itself, not its folder
 * @param tree its content
 */
public record ImportInput(String name, boolean named, JsonNode tree) {
    // The content includes secrets.
    @Override
    public String toString() {
        return "Input[" + name + "]";
    }
}
