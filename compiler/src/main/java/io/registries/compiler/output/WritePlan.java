// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.emit.OutputPath;
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
        ledger = Set.copyOf(ledger);
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
