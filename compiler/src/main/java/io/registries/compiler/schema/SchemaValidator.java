// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.syntax.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Checks a tree against the JSON Schema of the language. Whether a tree has the shape is told by {@link Shape}, in one
 * walk; only one that has not is given to the schema library, which says why.
 */
public final class SchemaValidator {
    /** The schema within the jar. */
    public static final String RESOURCE = "/io/registries/compiler/schemas/registries-v1.schema.json";

    /** The same without what is written for people, as {@link SchemaLines} reads it. */
    static final String LINES = "/io/registries/compiler/schema/registries-v1.lines";

    private SchemaValidator() {}

    /** The tree, proved to have the shape that the schema describes; or every way in which it has not. */
    public static Result<Node.Mapping> validate(Node root) {
        if (!(root instanceof Node.Mapping mapping)) {
            return Result.failure(Diagnostic.at(
                            Code.WRONG_TYPE, root.span().firstLine(), "the file must be a map, not " + Words.kind(root))
                    .hint("begin it with `apiVersion: registries/v1`"));
        }
        return Language.SHAPE.admits(mapping) ? Result.success(mapping) : SchemaLibrary.explain(mapping);
    }

    /** Reads the schema, so that it is at hand when the first tree is. */
    public static void prepare() {
        Objects.requireNonNull(Language.SHAPE);
    }

    static String text() {
        return text(RESOURCE);
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(SchemaValidator.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Read when it is first needed. */
    static final class Language {
        static final Shape SHAPE = ShapeReader.read(SchemaLines.read(text(LINES)));

        private Language() {}
    }
}
