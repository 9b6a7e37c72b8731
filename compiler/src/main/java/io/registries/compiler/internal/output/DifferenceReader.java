// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.model.Action;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.OutputKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a plan changes, as it may be shown. */
final class DifferenceReader {
    private static final String TOO_LONG = "too long to be shown";

    private final OutputDirectory directory;
    private final OutputSelection selection;

    DifferenceReader(OutputDirectory directory, OutputSelection selection) {
        this.directory = directory;
        this.selection = selection;
    }

    /** The changes, in the plan's order. */
    List<Difference> read(WritePlan plan) throws IOException {
        List<Difference> differences = new ArrayList<>();
        for (FileChange change : plan.changes()) {
            if (change.action() == Action.REMOVE) {
                differences.add(removed(change));
            } else if (change.action() != Action.KEEP) {
                written(change).ifPresent(differences::add);
            }
        }
        return differences;
    }

    private Difference removed(FileChange change) throws IOException {
        List<String> former = Mask.there(change.path().kind().isSecret(), text(change, 0), List.of());
        return new Difference(change.action(), change.path().value(), Optional.empty(), former, List.of());
    }

    // A manifest lists what was chosen when it was written: no difference where it says the same of what is chosen now.
    private Optional<Difference> written(FileChange change) throws IOException {
        OutputFile file = change.declared();
        String content = file.content();
        List<String> declared = Mask.declared(content, file);
        List<String> former = List.of();
        if (change.action() == Action.CHANGE) {
            String found = text(change, content.length());
            if (file.kind() == OutputKind.MANIFEST && selection.agree(found, content)) {
                return Optional.empty();
            }
            former = Mask.there(file.kind().isSecret(), found, declared);
        }
        return Optional.of(
                new Difference(change.action(), change.path().value(), Optional.of(file.origin()), former, declared));
    }

    /** The text of a file, of which a very long one is not read. */
    private String text(FileChange change, int declaredLength) throws IOException {
        return directory
                .read(change.path().value(), Math.max(OutputDirectory.MAX_BYTES, 2 * declaredLength))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(TOO_LONG);
    }
}
