// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import com.github.mustachejava.Code;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheFactory;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.ValueCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Renders templates. A user template replaces the built-in one of the same path. */
final class Templates {
    private static final String RESOURCES = "/io/registries/compiler/templates/";

    /** The built-in templates only. */
    static final Templates BUILT_IN = new Templates(TemplateFolder.NONE);

    private final TemplateFolder userTemplates;
    private final RenderLimit limit = new RenderLimit();
    private final Map<Format, MustacheFactory> factories = new EnumMap<>(Format.class);

    /** The built-in templates with the user templates. */
    static Templates with(TemplateFolder userTemplates) {
        return userTemplates.sources().isEmpty() ? BUILT_IN : new Templates(userTemplates);
    }

    private Templates(TemplateFolder userTemplates) {
        this.userTemplates = userTemplates;
        for (Format format : Format.values()) {
            factories.put(format, new StrictMustacheFactory(this::open, format));
        }
    }

    /** Compiles built-in templates and caches them. */
    void read(String... paths) {
        for (String path : paths) {
            factory(Format.forPath(path.substring(0, path.length() - TemplateFolder.EXTENSION.length()))
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
        try {
            MustacheFactory factory = factory(model.format());
            Mustache mustache = factory.compile(model.template());
            // The work of the built-in templates is limited by the configuration.
            StringWriter file = this == BUILT_IN ? new StringWriter() : limit.openFile();
            mustache.execute(file, new ArrayList<>(List.of(file, document))).flush();
            return file.toString();
        } catch (MustacheException | IOException e) {
            throw explain(e);
        } catch (StackOverflowError e) {
            // The library's parser and interpreter are recursive.
            throw new InvalidTemplateException("its sections are nested too deeply", Optional.empty());
        }
    }

    private InvalidTemplateException explain(Exception problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && !(cause instanceof UnrenderableTemplateException)) {
            cause = cause.getCause();
        }
        if (cause instanceof UnrenderableTemplateException rendering) {
            return new InvalidTemplateException(rendering.reason, location(rendering.context));
        }
        Optional<TemplateContext> context = cause instanceof MustacheException exception
                ? Optional.ofNullable(exception.getContext())
                : Optional.empty();
        return new InvalidTemplateException("a tag or section is not closed", location(context));
    }

    private Optional<Span> location(Optional<TemplateContext> context) {
        return context.flatMap(found -> userTemplates.source(found.file()).map(source -> line(source, found.line())));
    }

    private static Span line(SourceFile source, int number) {
        int line = Math.min(Math.max(number, 1), source.lineCount());
        return new Span(source, line, 1, line, 1).wholeLine();
    }

    private MustacheFactory factory(Format format) {
        return Objects.requireNonNull(factories.get(format));
    }

    private Reader open(String name) {
        String text = userTemplates.source(name).map(SourceFile::text).orElseGet(() -> builtIn(name));
        // The tag that includes a partial already ends with a line break.
        return new StringReader(name.startsWith(TemplateFolder.PARTIALS) ? text.stripTrailing() : text);
    }

    private static String builtIn(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new UnrenderableTemplateException(
                        "the included template `" + name + "` does not exist", Optional.empty());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MustacheException(e);
        }
    }

    /** Whether there is a built-in template with this path. */
    static boolean isBuiltIn(String path) {
        return Templates.class.getResource(RESOURCES + path) != null;
    }

    /** Whether a code is a section, which may use missing variables. */
    static boolean isSection(Code code) {
        return !(code instanceof ValueCode);
    }

    /** Aborts rendering; the message is for users. */
    static final class UnrenderableTemplateException extends MustacheException {
        private static final long serialVersionUID = 1L;
        private final String reason;
        private final transient Optional<TemplateContext> context;

        UnrenderableTemplateException(String reason, Optional<TemplateContext> context) {
            super(reason);
            this.reason = reason;
            this.context = context;
        }
    }

    /** Thrown if a template cannot be rendered; the message is for users, the location within a user template. */
    static final class InvalidTemplateException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Span> location;

        InvalidTemplateException(String reason, Optional<Span> location) {
            super(reason, null, false, false);
            this.location = location;
        }

        Optional<Span> location() {
            return location;
        }
    }
}
