// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.ArrayList;
import java.util.List;

/** What is not taken over of one thing: a comment in its place, and a note. */
final class SkippedItems {
    private final String kind;
    private final String name;
    private final ImportNotes notes;
    private final List<String> fresh = new ArrayList<>();

    SkippedItems(String kind, String name, ImportNotes notes) {
        this.kind = kind;
        this.name = name;
        this.notes = notes;
    }

    void add(String remark) {
        notes.add(kind, name, remark);
        fresh.add(remark);
    }

    /** What was told since the last time that this was asked. */
    List<String> fresh() {
        List<String> remarks = fresh.stream().distinct().toList();
        fresh.clear();
        return remarks;
    }
}
