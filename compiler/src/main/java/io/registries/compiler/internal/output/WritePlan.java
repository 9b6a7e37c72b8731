// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.emit.OutputPath;
import io.registries.compiler.model.Action;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The planned changes of a directory: {@code compile} applies them, {@code diff} displays them.
 *
 * @param changes one for each declared file, in that order, then one for each removed file
 * @param previousLedger the paths in the ledger before
 * @param ledger the paths in the ledger after the plan is applied
 * @param others the existing files of other selections
 */
record WritePlan(
        List<FileChange> changes, Set<OutputPath> previousLedger, Set<OutputPath> ledger, Set<OutputPath> others) {
    WritePlan {
        changes = List.copyOf(changes);
        previousLedger = Set.copyOf(previousLedger);
        others = Set.copyOf(others);
        // Keeps the nearly sorted order, which is much faster to sort when the ledger is written.
        ledger = Collections.unmodifiableSet(new LinkedHashSet<>(ledger));
    }

    /** The paths in the ledger while the plan is applied: those after it, and those that it removes. */
    Set<OutputPath> claimed() {
        List<FileChange> removed = with(Action.REMOVE);
        if (removed.isEmpty()) {
            return ledger;
        }
        Set<OutputPath> claimed = new HashSet<>(ledger);
        removed.forEach(change -> claimed.add(change.path()));
        return claimed;
    }

    List<FileChange> with(Action action) {
        return changes.stream().filter(change -> change.action() == action).toList();
    }

    /** The new and changed files. */
    List<FileChange> written() {
        return changes.stream()
                .filter(change -> change.action() == Action.ADD || change.action() == Action.CHANGE)
                .toList();
    }

    int declaredFiles() {
        return changes.size() - with(Action.REMOVE).size();
    }

    /** Whether no file changes. */
    boolean isUnchanged() {
        return changes.stream().allMatch(change -> change.action() == Action.KEEP);
    }
}
