// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.syntax.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Validates a tree against the JSON Schema. A tree that {@link SchemaMatcher} matches is valid; otherwise the schema library
 * provides the errors.
 */
public final class SchemaValidator {
    /** The name of the file with the schema. */
    public static final String FILE_NAME = "registries-v1.schema.json";

    /** The classpath resource of the schema. */
    public static final String RESOURCE = "/io/registries/compiler/schemas/" + FILE_NAME;

    private SchemaValidator() {}

    /** The validated tree, or all errors. */
    public static Result<Node.Mapping> validate(Node root) {
        return validate(root, root);
    }

    /** @param remaining the part of the tree that is not known to be valid; the whole tree if an error is known */
    static Result<Node.Mapping> validate(Node root, Node remaining) {
        if (!(root instanceof Node.Mapping mapping)) {
            return Result.failure(
                    Diagnostic.at(
                                    DiagnosticCode.TYPE_MISMATCH,
                                    root.span().firstLine(),
                                    "the file must be a map, not " + TypeNames.name(root))
                            .help(
                                    "start it with `apiVersion: registries/v1`, and put the rest below fields such as `registries`"));
        }
        if (Matchers.FILE.matches(remaining)) {
            return Result.success(mapping);
        }
        List<Diagnostic> diagnostics = ValidatorHolder.VALIDATOR.validate(mapping);
        return diagnostics.isEmpty() ? Result.success(mapping) : Result.failure(diagnostics);
    }

    /** Loads the schema in advance. */
    public static void prepare() {
        Objects.requireNonNull(Matchers.FILE);
    }

    /** The text of the schema. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(SchemaValidator.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree of the schema, without locations. */
    static Node.Mapping schema() {
        return (Node.Mapping) SchemaReader.read(text());
    }

    /** Loaded lazily. */
    static final class Matchers {
        static final SchemaMatcher FILE;

        /** The matchers of the items of the lists at the top level. */
        static final Map<String, SchemaMatcher> ITEMS;

        static {
            SchemaCompiler compiler = new SchemaCompiler(schema());
            FILE = compiler.file();
            ITEMS = compiler.items();
        }

        private Matchers() {}
    }

    /** Loaded when a tree does not match. */
    static final class ValidatorHolder {
        static final NetworkntValidator VALIDATOR = new NetworkntValidator(text());

        private ValidatorHolder() {}
    }
}
