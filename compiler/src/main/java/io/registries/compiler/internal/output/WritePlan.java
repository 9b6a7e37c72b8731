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
 * What is done to the files of one directory, decided before anything is done: {@code compile} applies it, {@code diff}
 * shows it.
 *
 * @param changes one for each file that is declared, in that order, and for each that is removed
 * @param formerLedger the paths that the compiler has written before
 * @param ledger those that it has written once the plan is applied
 */
record WritePlan(List<FileChange> changes, Set<OutputPath> formerLedger, Set<OutputPath> ledger) {
    WritePlan {
        changes = List.copyOf(changes);
        formerLedger = Set.copyOf(formerLedger);
        // In its order, which is nearly that of the ledger: copied in another, it takes far longer to sort.
        ledger = Collections.unmodifiableSet(new LinkedHashSet<>(ledger));
    }

    /** The paths that are written or removed while the plan is applied, and those that stay in the ledger. */
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

    /** The files that are new or different. */
    List<FileChange> written() {
        return changes.stream()
                .filter(change -> change.action() == Action.ADD || change.action() == Action.CHANGE)
                .toList();
    }

    int declaredFiles() {
        return changes.size() - with(Action.REMOVE).size();
    }

    /** Whether all files stay as they are. */
    boolean keepsEverything() {
        return changes.stream().allMatch(change -> change.action() == Action.KEEP);
    }
}
