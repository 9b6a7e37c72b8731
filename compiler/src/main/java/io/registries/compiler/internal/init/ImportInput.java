// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import tools.jackson.databind.JsonNode;

/**
 * One file that was read.
 *
 * @param name how diagnostics call it
 * @param named whether the request named it, rather than a folder that it is in
 * @param tree what it says
 */
record ImportInput(String name, boolean named, JsonNode tree) {
    // It holds secrets.
    @Override
    public String toString() {
        return "Input[" + name + "]";
    }
}
