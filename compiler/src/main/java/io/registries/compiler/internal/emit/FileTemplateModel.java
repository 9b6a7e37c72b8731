// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.seal.SealingException;
import io.registries.compiler.model.OutputKind;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A file before it is rendered. What it says is put together only then, so that not all of it is in memory at once.
 *
 * @param kind what it is
 * @param path within its output directory
 * @param template that renders it, by its path
 * @param document makes what it must say; the template's context too
 * @param origin the declaration that it comes from
 * @param facts makes what the manifest says of it
 * @param complete whether every value in it is known
 * @param finish what becomes of the rendered text, once that was read back
 */
record FileTemplateModel(
        OutputKind kind,
        String path,
        String template,
        Supplier<Map<String, Object>> document,
        Span origin,
        Supplier<Map<String, Object>> facts,
        boolean complete,
        PostProcessor finish) {

    /** The last step, from the text that says what it must to the text that is written. */
    @FunctionalInterface
    interface PostProcessor {
        /**
         * The text that is written.
         *
         * @throws SealingException in words that follow a name of the text
         */
        String apply(String text) throws SealingException;
    }

    FileTemplateModel(
            OutputKind kind,
            String path,
            String template,
            Supplier<Map<String, Object>> document,
            Span origin,
            Supplier<Map<String, Object>> facts) {
        this(kind, path, template, document, origin, facts, true, text -> text);
    }

    /** The same, where not all values may be known. */
    FileTemplateModel complete(boolean known) {
        return new FileTemplateModel(kind, path, template, document, origin, facts, known, finish);
    }

    /** The same with a last step. */
    FileTemplateModel finishedBy(PostProcessor step) {
        return new FileTemplateModel(kind, path, template, document, origin, facts, complete, step);
    }

    /** The format that the file is written in. */
    Format format() {
        return Format.of(path).orElseThrow();
    }
}
