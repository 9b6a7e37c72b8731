// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes the file, has it checked, and leaves as a comment whatever keeps it from being valid, until nothing does: the
 * rules of the language are in one place, and that is not here.
 */
final class ValidDocumentBuilder {
    private final ImportContext inventory;
    private final Path file;
    private final Function<SourceFile, List<Diagnostic>> check;
    private final Map<YamlListItem, String> refused = new HashMap<>();
    private final Map<String, YamlListItem> registries = new HashMap<>();

    ValidDocumentBuilder(ImportContext inventory, Path file, Function<SourceFile, List<Diagnostic>> check) {
        this.inventory = inventory;
        this.file = file;
        this.check = check;
        inventory.registries().forEach(registry -> registries.put(registry.name(), registry.item()));
        inventory
                .applications()
                .forEach(application -> application.reason().ifPresent(reason -> refuse(application.item(), reason)));
    }

    /** The file, which the check accepts. */
    YamlDocument valid() {
        while (true) {
            YamlDocument draft = draft();
            List<Diagnostic> errors =
                    check.apply(new SourceFile(file.getFileName().toString(), file, draft.text()));
            if (errors.isEmpty()) {
                return draft;
            }
            int before = refused.size();
            for (Diagnostic error : errors) {
                error.span()
                        .flatMap(span -> draft.itemAt(span.line()))
                        .filter(item -> !refused.containsKey(item))
                        .ifPresent(item -> refuse(item, error.message()));
            }
            if (refused.size() == before) {
                throw new IllegalStateException("the file is not valid: "
                        + errors.stream().map(error -> error.code().id()).toList());
            }
        }
    }

    private void refuse(YamlListItem item, String reason) {
        refused.put(item, reason);
        inventory.notes().add(item.kind(), item.name(), "left as a comment, since " + reason);
    }

    private YamlDocument draft() {
        YamlDocument document = new YamlDocument(HeaderComments.of(inventory), refused);
        document.section(
                YamlDocument.REGISTRIES,
                HeaderComments.registries(inventory),
                inventory.registries().stream()
                        .map(registry -> registries.getOrDefault(registry.name(), registry.item()))
                        .toList());
        List<ImportedApplication> applications = inventory.applications().stream()
                .filter(application -> !refused.containsKey(application.item()))
                .toList();
        document.section(
                "environments",
                inventory.environmentRemarks(),
                new Environments(inventory.registries(), applications).items());
        document.section(
                "applications",
                List.of(),
                inventory.applications().stream().map(ImportedApplication::item).toList());
        return document;
    }
}
