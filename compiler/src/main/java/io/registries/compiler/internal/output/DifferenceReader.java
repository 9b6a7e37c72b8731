// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.model.Action;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.InvisibleChange;
import io.registries.compiler.model.OutputKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the differences of a plan for display, with secrets masked. */
final class DifferenceReader {
    private static final int MAX_ENCRYPTED_LINE = 100;
    private static final String TOO_LONG = "too long to display";

    private final OutputDirectory directory;
    private final OutputSelection selection;

    DifferenceReader(OutputDirectory directory, OutputSelection selection) {
        this.directory = directory;
        this.selection = selection;
    }

    /** The differences, in the order of the plan. */
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
        OutputKind kind = change.path().kind();
        List<String> existing = Mask.existing(kind.isSecret(), text(change, 0), List.of());
        return new Difference(
                change.action(),
                change.path().value(),
                Optional.empty(),
                shortened(kind, existing),
                List.of(),
                List.of());
    }

    // A manifest also lists earlier selections; only the entries of the current selection are compared.
    private Optional<Difference> written(FileChange change) throws IOException {
        OutputFile file = change.declared();
        String content = file.content();
        List<String> declared = Mask.declared(content, file);
        List<String> existing = List.of();
        List<InvisibleChange> invisible = List.of();
        if (change.action() == Action.CHANGE) {
            String found = text(change, content.length());
            if (file.kind() == OutputKind.MANIFEST && selection.manifestsMatch(found, content)) {
                return Optional.empty();
            }
            TextComparison comparison = TextComparison.of(comparable(found, file), comparable(content, file));
            invisible = new ArrayList<>(comparison.invisible());
            existing = comparison.isSameOtherwise()
                    ? declared
                    : Mask.existing(file.kind().isSecret(), found, declared);
            if (!comparison.isSameOtherwise() && existing.equals(declared)) {
                invisible.add(InvisibleChange.HIDDEN_VALUE);
            }
        }
        // The manifest has no declaration.
        Optional<Span> origin = Optional.of(file.origin()).filter(found -> file.kind() != OutputKind.MANIFEST);
        return Optional.of(new Difference(
                change.action(),
                change.path().value(),
                origin,
                shortened(file.kind(), existing),
                shortened(file.kind(), declared),
                invisible));
    }

    // Unknown values are not compared.
    private static String comparable(String text, OutputFile file) {
        return file.kind().isSecret() && !file.complete() ? Mask.masked(text) : text;
    }

    // Nobody reads ciphertext.
    private static List<String> shortened(OutputKind kind, List<String> lines) {
        return kind.isEncrypted()
                ? lines.stream()
                        .map(line -> line.length() > MAX_ENCRYPTED_LINE
                                ? line.substring(0, MAX_ENCRYPTED_LINE) + "..."
                                : line)
                        .toList()
                : lines;
    }

    /** The text of a file; files that are too long are not read. */
    private String text(FileChange change, int declaredLength) throws IOException {
        return directory
                .read(change.path().value(), Math.max(OutputDirectory.MAX_BYTES, 2 * declaredLength))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(TOO_LONG);
    }
}
