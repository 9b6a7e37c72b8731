// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.emit.OutputPath;
import io.registries.compiler.model.Action;
import java.util.ArrayList;
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
        for (FileChange change : removed) {
            claimed.add(change.path());
        }
        return claimed;
    }

    List<FileChange> with(Action action) {
        List<FileChange> found = new ArrayList<>();
        for (FileChange change : changes) {
            if (change.action() == action) {
                found.add(change);
            }
        }
        return found;
    }

    /** The new and changed files. */
    List<FileChange> written() {
        List<FileChange> written = new ArrayList<>();
        for (FileChange change : changes) {
            if (change.action() == Action.ADD || change.action() == Action.CHANGE) {
                written.add(change);
            }
        }
        return written;
    }

    /** The paths of the removed files. */
    List<String> removed() {
        List<String> removed = new ArrayList<>();
        for (FileChange change : with(Action.REMOVE)) {
            removed.add(change.path().value());
        }
        return removed;
    }

    /** The paths of the encrypted files that are as they were. */
    List<String> keptEncrypted() {
        List<String> kept = new ArrayList<>();
        for (FileChange change : with(Action.KEEP)) {
            if (change.path().kind().isEncrypted()) {
                kept.add(change.path().value());
            }
        }
        return kept;
    }

    int declaredFiles() {
        return changes.size() - with(Action.REMOVE).size();
    }

    /** Whether no file changes. */
    boolean isUnchanged() {
        return with(Action.KEEP).size() == changes.size();
    }

    /** Whether the manifest exists already and is declared or removed. */
    boolean hasEarlierManifest() {
        for (FileChange change : changes) {
            if (change.path().equals(OutputPath.MANIFEST) && change.action() != Action.ADD) {
                return true;
            }
        }
        return false;
    }
}
