// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import java.util.ArrayList;
import java.util.List;

/** Records settings of an item that are not imported, as comments and notes. */
public final class SkippedItems {
    private final String kind;
    private final String name;
    private final ImportNotes notes;
    private final List<String> newNotes = new ArrayList<>();

    public SkippedItems(String kind, String name, ImportNotes notes) {
        this.kind = kind;
        this.name = name;
        this.notes = notes;
    }

    public void add(String note) {
        notes.add(kind, name, note);
        newNotes.add(note);
    }

    /** Returns the notes that were added since the last call. */
    public List<String> takeNew() {
        List<String> taken = newNotes.stream().distinct().toList();
        newNotes.clear();
        return taken;
    }
}
