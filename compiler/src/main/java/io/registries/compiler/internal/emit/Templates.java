// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheFactory;
import com.github.mustachejava.TemplateContext;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The compiler's templates, each of which a user's own of the same path replaces. */
final class Templates {
    private static final String RESOURCES = "/io/registries/compiler/templates/";

    /** The compiler's own alone. */
    static final Templates OURS = new Templates(TemplateFolder.NONE);

    private final TemplateFolder own;
    private final Map<Format, MustacheFactory> factories = new EnumMap<>(Format.class);

    /** The compiler's, and a user's own. */
    static Templates of(TemplateFolder own) {
        return own.sources().isEmpty() ? OURS : new Templates(own);
    }

    private Templates(TemplateFolder own) {
        this.own = own;
        for (Format format : Format.values()) {
            factories.put(format, made(format));
        }
    }

    /** Reads some of the compiler's templates, which are kept. */
    void read(String... paths) {
        for (String path : paths) {
            factory(Format.of(path.substring(0, path.length() - TemplateFolder.EXTENSION.length()))
                            .orElseThrow())
                    .compile(path);
        }
    }

    /**
     * A template filled in.
     *
     * @throws UnusableTemplate if it is malformed, or asks for a name that there is not
     */
    String render(FileTemplateModel draft, Map<String, Object> document) throws UnusableTemplate {
        try {
            MustacheFactory factory = factory(draft.format());
            Mustache mustache = factory.compile(draft.template());
            StringWriter out = new StringWriter();
            mustache.execute(out, document).flush();
            return out.toString();
        } catch (MustacheException | IOException e) {
            throw explain(e);
        }
    }

    private UnusableTemplate explain(Exception problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && !(cause instanceof Unrenderable)) {
            cause = cause.getCause();
        }
        if (cause instanceof Unrenderable ours) {
            return new UnusableTemplate(ours.reason, place(ours.where));
        }
        Optional<TemplateContext> where =
                cause instanceof MustacheException known ? Optional.ofNullable(known.getContext()) : Optional.empty();
        return new UnusableTemplate("a tag or a section is not closed as it was opened", place(where));
    }

    private Optional<Span> place(Optional<TemplateContext> where) {
        return where.flatMap(context -> own.source(context.file()).map(source -> line(source, context.line())));
    }

    private static Span line(SourceFile source, int number) {
        int line = Math.min(Math.max(number, 1), source.lineCount());
        return new Span(source, line, 1, line, 1).wholeLine();
    }

    private MustacheFactory factory(Format format) {
        return Objects.requireNonNull(factories.get(format));
    }

    private MustacheFactory made(Format format) {
        DefaultMustacheFactory factory = new DefaultMustacheFactory(this::open) {
            @Override
            public String resolvePartialPath(String dir, String name, String extension) {
                return TemplateFolder.PARTIALS + name + TemplateFolder.EXTENSION;
            }

            // Values come encoded, so no kind of tag gets around it.
            @Override
            public void encode(String value, Writer writer) {
                try {
                    writer.write(value);
                } catch (IOException e) {
                    throw new MustacheException(e);
                }
            }
        };
        factory.setObjectHandler(new StrictMustacheContext(format));
        return factory;
    }

    private Reader open(String name) {
        String text = own.source(name).map(SourceFile::text).orElseGet(() -> builtIn(name));
        // The tag that includes a partial ends its own line.
        return new StringReader(name.startsWith(TemplateFolder.PARTIALS) ? text.stripTrailing() : text);
    }

    private static String builtIn(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new Unrenderable("there is no template `" + name + "` for it to include", Optional.empty());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MustacheException(e);
        }
    }

    /** Whether a template of this path comes with the compiler. */
    static boolean isBuiltIn(String path) {
        return Templates.class.getResource(RESOURCES + path) != null;
    }

    /** Whether a code is a section, which may ask for what is not there. */
    static boolean isSection(Code code) {
        return !(code instanceof com.github.mustachejava.codes.ValueCode);
    }

    /** Stops a rendering, for a reason in words for people. */
    static final class Unrenderable extends MustacheException {
        private static final long serialVersionUID = 1L;
        private final String reason;
        private final transient Optional<TemplateContext> where;

        Unrenderable(String reason, Optional<TemplateContext> where) {
            super(reason);
            this.reason = reason;
            this.where = where;
        }
    }

    /** A template cannot be used, for a reason in words for people, at a place that a user's own has. */
    static final class UnusableTemplate extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Span> place;

        UnusableTemplate(String reason, Optional<Span> place) {
            super(reason, null, false, false);
            this.place = place;
        }

        Optional<Span> place() {
            return place;
        }
    }
}
