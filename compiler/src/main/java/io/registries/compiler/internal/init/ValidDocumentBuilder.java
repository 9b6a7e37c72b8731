// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.ImportedApplication;
import io.registries.compiler.internal.init.yaml.YamlDocument;
import io.registries.compiler.internal.init.yaml.YamlListItem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Builds the file, validates it, and comments out invalid items until the file is valid. This way the rules of the language
 * are not duplicated here.
 */
final class ValidDocumentBuilder {
    private final ImportContext context;
    private final Path file;
    private final Function<SourceFile, List<Diagnostic>> check;
    private final Map<YamlListItem, String> skipped = new HashMap<>();
    private final Map<String, YamlListItem> registries = new HashMap<>();

    ValidDocumentBuilder(ImportContext context, Path file, Function<SourceFile, List<Diagnostic>> check) {
        this.context = context;
        this.file = file;
        this.check = check;
        context.registries().forEach(registry -> registries.put(registry.name(), registry.item()));
        context.applications()
                .forEach(application -> application.reason().ifPresent(reason -> skip(application.item(), reason)));
    }

    /** Builds a valid file. */
    YamlDocument build() {
        while (true) {
            YamlDocument draft = draft();
            List<Diagnostic> errors =
                    check.apply(new SourceFile(file.getFileName().toString(), file, draft.text()));
            if (errors.isEmpty()) {
                return draft;
            }
            int before = skipped.size();
            for (Diagnostic error : errors) {
                error.span()
                        .flatMap(span -> draft.itemAt(span.line()))
                        .filter(item -> !skipped.containsKey(item))
                        .ifPresent(item -> skip(item, error.message()));
            }
            if (skipped.size() == before) {
                throw new IllegalStateException("the file is not valid: "
                        + errors.stream().map(error -> error.code().id()).toList());
            }
        }
    }

    private void skip(YamlListItem item, String reason) {
        skipped.put(item, reason);
        context.notes().add(item.kind(), item.name(), "commented out: " + reason);
    }

    private YamlDocument draft() {
        YamlDocument document = new YamlDocument(HeaderComments.create(context), skipped);
        document.section(
                YamlDocument.REGISTRIES,
                HeaderComments.registries(context),
                context.registries().stream()
                        .map(registry -> registries.getOrDefault(registry.name(), registry.item()))
                        .toList());
        List<ImportedApplication> applications = context.applications().stream()
                .filter(application -> !skipped.containsKey(application.item()))
                .toList();
        document.section(
                "environments", context.environmentComments(), new Environments(context, applications).items());
        document.section(
                "applications",
                List.of(),
                context.applications().stream().map(ImportedApplication::item).toList());
        return document;
    }
}
