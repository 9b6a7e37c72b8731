// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The compiler's templates, each of which a user's own of the same path replaces. */
final class Templates {
    private static final String RESOURCES = "/io/registries/compiler/templates/";

    private final Optional<Path> own;
    private final Map<Format, MustacheFactory> factories = new EnumMap<>(Format.class);

    Templates(Optional<Path> own) {
        this.own = own;
        for (Format format : Format.values()) {
            factories.put(format, factory(format));
        }
    }

    /**
     * A template filled in.
     *
     * @throws UnusableTemplate if it is malformed, or asks for a name that there is not
     */
    String render(String template, Map<String, Object> context) throws UnusableTemplate {
        Format format = template.contains(".json") ? Format.JSON : Format.YAML;
        try {
            MustacheFactory factory = factories.get(format);
            Mustache mustache = java.util.Objects.requireNonNull(factory).compile(template + ".mustache");
            StringWriter out = new StringWriter();
            mustache.execute(out, context).flush();
            return out.toString();
        } catch (MustacheException problem) {
            throw new UnusableTemplate(reason(problem));
        } catch (IOException problem) {
            throw new UnusableTemplate("it cannot be read");
        }
    }

    private static String reason(MustacheException problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && !(cause instanceof MissingName)) {
            cause = cause.getCause();
        }
        String text = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause instanceof MissingName ? text : "it is malformed";
    }

    private MustacheFactory factory(Format format) {
        DefaultMustacheFactory factory = new DefaultMustacheFactory(this::open) {
            // Values come encoded, so no kind of tag gets around it.
            @Override
            public void encode(String value, Writer writer) {
                try {
                    writer.write(value);
                } catch (IOException problem) {
                    throw new MustacheException(problem);
                }
            }
        };
        factory.setObjectHandler(new ContextHandler(format));
        return factory;
    }

    private Reader open(String name) {
        try {
            Optional<Path> replaced = own.map(folder -> folder.resolve(name)).filter(Files::isRegularFile);
            InputStream in = replaced.isPresent()
                    ? Files.newInputStream(replaced.get())
                    : Templates.class.getResourceAsStream(RESOURCES + name);
            if (in == null) {
                throw new MustacheException("no template " + name);
            }
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new MustacheException(problem);
        }
    }

    /** Whether a code is a section, which may ask for what is not there. */
    static boolean isSection(Code code) {
        return !(code instanceof com.github.mustachejava.codes.ValueCode);
    }

    /** A template asked for a name that its context has not. */
    static final class MissingName extends MustacheException {
        private static final long serialVersionUID = 1L;

        MissingName(String name) {
            super("it asks for `" + name + "`, which there is not");
        }
    }

    /** A template cannot be used, for a reason in words for people. */
    static final class UnusableTemplate extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableTemplate(String reason) {
            super(reason, null, false, false);
        }
    }
}
