// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.init;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Source;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes the file, has it checked, and leaves as a comment whatever keeps it from being valid, until nothing does: the
 * rules of the language are in one place, and that is not here.
 */
final class Drafts {
    private final Inventory inventory;
    private final Path file;
    private final Function<Source, List<Diagnostic>> check;
    private final Map<Item, String> refused = new HashMap<>();
    private final Map<String, Item> registries = new HashMap<>();

    Drafts(Inventory inventory, Path file, Function<Source, List<Diagnostic>> check) {
        this.inventory = inventory;
        this.file = file;
        this.check = check;
        inventory.registries().forEach(registry -> registries.put(registry.name(), registry.item()));
        inventory
                .applications()
                .forEach(application -> application.reason().ifPresent(reason -> refuse(application.item(), reason)));
    }

    /** The file, which the check accepts. */
    Document valid() {
        while (true) {
            Document draft = draft();
            List<Diagnostic> errors = check.apply(new Source(file.getFileName().toString(), file, draft.text()));
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

    private void refuse(Item item, String reason) {
        refused.put(item, reason);
        inventory.notes().add(item.kind(), item.name(), "left as a comment, since " + reason);
    }

    private Document draft() {
        Document document = new Document(Heads.of(inventory), refused);
        document.section(
                Document.REGISTRIES,
                Heads.registries(inventory),
                inventory.registries().stream()
                        .map(registry -> registries.getOrDefault(registry.name(), registry.item()))
                        .toList());
        List<FoundApplication> applications = inventory.applications().stream()
                .filter(application -> !refused.containsKey(application.item()))
                .toList();
        document.section(
                "environments",
                inventory.environmentRemarks(),
                new Environments(inventory.registries(), applications).items());
        document.section(
                "applications",
                List.of(),
                inventory.applications().stream().map(FoundApplication::item).toList());
        return document;
    }
}
