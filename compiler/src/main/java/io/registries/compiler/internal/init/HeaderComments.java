// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.ArrayList;
import java.util.List;

/** The comments that say what the file is and what to do with it. */
final class HeaderComments {
    /** What an editor looks for, as the README shows it. */
    static final String MODELINE = "yaml-language-server: $schema=<path to>/registries-v1.schema.json";

    private HeaderComments() {}

    static List<String> of(ImportContext inventory) {
        List<String> head = new ArrayList<>(List.of(
                MODELINE,
                "",
                "Written by `init`; yours from here on. Editors complete and explain every field once the line",
                "above names the schema."));
        if (!inventory.applications().isEmpty()) {
            head.add("");
            head.add("Applications are as Devtron's answers have them; `validate` tells what is unused or unsafe.");
        }
        return head;
    }

    static List<String> registries(ImportContext inventory) {
        List<String> comments = new ArrayList<>(
                List.of(
                        "Secrets are references. Put the value of each `{env: NAME}` where your pipeline keeps secrets, or",
                        "write {file: path}, {server: id of a server in Maven's settings.xml} or {dockerConfig: key} instead."));
        comments.addAll(inventory.registryRemarks());
        return comments;
    }
}
