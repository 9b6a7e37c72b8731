// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Validates a tree against the JSON Schema of the language. A tree that {@link SchemaMatcher} matches is valid; another one is
 * given to the schema library, which says why it is not.
 */
public final class SchemaValidator {
    /** The schema within the jar. */
    public static final String RESOURCE = "/io/registries/compiler/schemas/registries-v1.schema.json";

    private SchemaValidator() {}

    /** The tree, proved to have the shape that the schema describes; or every way in which it has not. */
    public static Result<Node.Mapping> validate(Node root) {
        if (!(root instanceof Node.Mapping mapping)) {
            return Result.failure(Diagnostic.at(
                            DiagnosticCode.TYPE_MISMATCH,
                            root.span().firstLine(),
                            "the file must be a map, not " + TypeNames.name(root))
                    .help("begin it with `apiVersion: registries/v1`"));
        }
        if (Fast.MATCHER.matches(mapping)) {
            return Result.success(mapping);
        }
        List<Diagnostic> diagnostics = Exact.VALIDATOR.validate(mapping);
        return diagnostics.isEmpty() ? Result.success(mapping) : Result.failure(diagnostics);
    }

    /** Reads the schema, so that it is at hand when the first tree is. */
    public static void prepare() {
        Objects.requireNonNull(Fast.MATCHER);
    }

    /** The text of the schema. */
    static String text() {
        try (InputStream in = Objects.requireNonNull(SchemaValidator.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read when it is first needed. */
    static final class Fast {
        static final SchemaMatcher MATCHER = SchemaCompiler.compile(schema());

        private Fast() {}

        // JSON is YAML, and the reader of configurations is loaded anyway: faster here than to load one for JSON.
        private static Node.Mapping schema() {
            return (Node.Mapping) YamlReader.read(new SourceFile("schema", Path.of("schema"), text()))
                    .value()
                    .orElseThrow();
        }
    }

    /** Read when a tree does not match. */
    static final class Exact {
        static final NetworkntValidator VALIDATOR = new NetworkntValidator(text());

        private Exact() {}
    }
}
