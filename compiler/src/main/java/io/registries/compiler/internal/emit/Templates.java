// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.template.InvalidTemplateException;
import io.registries.compiler.internal.template.RenderLimit;
import io.registries.compiler.internal.template.TemplateEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Renders the templates of outputs. A user template replaces the built-in one of the same path. */
final class Templates {
    private static final String RESOURCES = "/io/registries/compiler/templates/";

    /** The built-in templates only. */
    static final Templates BUILT_IN = new Templates(TemplateFolder.NONE);

    private final TemplateFolder userTemplates;
    private final RenderLimit limit = new RenderLimit();
    private final Map<Format, TemplateEngine> engines = new EnumMap<>(Format.class);

    /** The built-in templates with the user templates. */
    static Templates with(TemplateFolder userTemplates) {
        return userTemplates.sources().isEmpty() ? BUILT_IN : new Templates(userTemplates);
    }

    private Templates(TemplateFolder userTemplates) {
        this.userTemplates = userTemplates;
        for (Format format : Format.values()) {
            engines.put(format, TemplateEngine.of(this::text, format));
        }
    }

    /** Compiles built-in templates and caches them. */
    void read(String... paths) {
        for (String path : paths) {
            engine(Format.forPath(path.substring(0, path.length() - TemplateEngine.EXTENSION.length()))
                            .orElseThrow())
                    .compile(path);
        }
    }

    /**
     * Renders a template.
     *
     * @throws InvalidTemplateException if it is malformed or uses an unknown variable
     */
    String render(FileTemplateModel model, Map<String, Object> document) throws InvalidTemplateException {
        TemplateEngine engine = engine(model.format());
        // The work of the built-in templates is limited by the configuration.
        return this == BUILT_IN
                ? engine.render(model.template(), document)
                : engine.render(model.template(), document, limit);
    }

    private TemplateEngine engine(Format format) {
        return Objects.requireNonNull(engines.get(format));
    }

    private Optional<String> text(String path) {
        Optional<SourceFile> userTemplate = userTemplates.source(path);
        return userTemplate.isPresent() ? Optional.of(userTemplate.get().text()) : builtIn(path);
    }

    private static Optional<String> builtIn(String path) {
        try (InputStream in = Templates.class.getResourceAsStream(RESOURCES + path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a built-in template with this path. */
    static boolean isBuiltIn(String path) {
        return Templates.class.getResource(RESOURCES + path) != null;
    }
}
