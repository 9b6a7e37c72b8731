// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.seal.SealingException;
import io.registries.compiler.model.OutputKind;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An output file before rendering. Its content is built on demand, so that not all files are in memory at once.
 *
 * @param kind the kind of output
 * @param path the path within the output directory
 * @param template the path of the template
 * @param document builds the required content, which is also the template context
 * @param origin the declaration that it is generated from
 * @param facts its manifest fields
 * @param complete whether all secret values are known
 * @param postProcessor processes the verified text before it is written
 */
record FileTemplateModel(
        OutputKind kind,
        String path,
        String template,
        Supplier<Map<String, Object>> document,
        Span origin,
        ManifestFields facts,
        boolean complete,
        PostProcessor postProcessor) {

    /** Converts the rendered and verified text to the text of the file. */
    @FunctionalInterface
    interface PostProcessor {
        /**
         * The text of the file.
         *
         * @throws SealingException if it cannot be encrypted; the message follows the name of the text
         */
        String apply(String text) throws SealingException;
    }

    FileTemplateModel(
            OutputKind kind,
            String path,
            String template,
            Supplier<Map<String, Object>> document,
            Span origin,
            ManifestFields facts) {
        this(kind, path, template, document, origin, facts, true, text -> text);
    }

    /** A copy that is marked complete or incomplete. */
    FileTemplateModel complete(boolean known) {
        return new FileTemplateModel(kind, path, template, document, origin, facts, known, postProcessor);
    }

    /** A copy with a post-processor. */
    FileTemplateModel withPostProcessor(PostProcessor step) {
        return new FileTemplateModel(kind, path, template, document, origin, facts, complete, step);
    }

    /** The format of the file. */
    Format format() {
        return Format.forPath(path).orElseThrow();
    }
}
