// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheFactory;
import com.github.mustachejava.TemplateContext;
import io.registries.compiler.internal.template.InvalidTemplateException.TemplatePosition;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Renders templates, which it compiles once. */
public final class TemplateEngine {
    /** The end of the path of every template. */
    public static final String EXTENSION = ".mustache";

    /** The start of the paths of templates that others include. */
    public static final String PARTIALS = "partials/";

    private final Function<String, Optional<String>> sources;
    private final MustacheFactory factory;

    private TemplateEngine(Function<String, Optional<String>> sources, StrictMustacheContext context) {
        this.sources = sources;
        this.factory = new StrictMustacheFactory(this::open, context);
    }

    /**
     * An engine for text of one format.
     *
     * @param sources the text of a template by its path
     * @param encoder encodes all values
     */
    public static TemplateEngine of(Function<String, Optional<String>> sources, ValueEncoder encoder) {
        return new TemplateEngine(sources, new StrictMustacheContext(encoder));
    }

    /**
     * An engine for HTML, which encodes every value for its place: text, attributes, URLs and data blocks.
     *
     * @param sources the text of a template by its path
     */
    public static TemplateEngine forMarkup(Function<String, Optional<String>> sources) {
        return new TemplateEngine(
                path -> sources.apply(path).map(MarkupScanner::annotate), new MarkupMustacheContext());
    }

    /** Compiles a template ahead of time. */
    public void compile(String path) {
        factory.compile(path);
    }

    /**
     * Renders a template.
     *
     * @throws InvalidTemplateException if it is malformed or uses an unknown variable
     */
    public String render(String path, Map<String, Object> document) throws InvalidTemplateException {
        return render(path, document, new StringWriter());
    }

    /**
     * Renders a template of a user.
     *
     * @throws InvalidTemplateException if it is malformed, uses an unknown variable, or exceeds the limit
     */
    public String render(String path, Map<String, Object> document, RenderLimit limit) throws InvalidTemplateException {
        return render(path, document, limit.openFile());
    }

    private String render(String path, Map<String, Object> document, StringWriter file)
            throws InvalidTemplateException {
        try {
            Mustache mustache = factory.compile(path);
            mustache.execute(file, new ArrayList<>(List.of(file, document))).flush();
            return file.toString();
        } catch (MustacheException | IOException e) {
            throw explain(e);
        } catch (StackOverflowError e) {
            // The library's parser and interpreter are recursive.
            throw new InvalidTemplateException("its sections are nested too deeply", Optional.empty());
        }
    }

    private static InvalidTemplateException explain(Exception problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && !(cause instanceof UnrenderableTemplateException)) {
            cause = cause.getCause();
        }
        if (cause instanceof UnrenderableTemplateException rendering) {
            return new InvalidTemplateException(rendering.reason(), position(rendering.context()));
        }
        Optional<TemplateContext> context = cause instanceof MustacheException exception
                ? Optional.ofNullable(exception.getContext())
                : Optional.empty();
        return new InvalidTemplateException("a tag or section is not closed", position(context));
    }

    private static Optional<TemplatePosition> position(Optional<TemplateContext> context) {
        return context.map(found -> new TemplatePosition(found.file(), found.line()));
    }

    private Reader open(String path) {
        String text = sources.apply(path)
                .orElseThrow(() -> new UnrenderableTemplateException(
                        "the included template `" + path + "` does not exist", Optional.empty()));
        // The tag that includes a partial already ends with a line break.
        return new StringReader(path.startsWith(PARTIALS) ? text.stripTrailing() : text);
    }
}
