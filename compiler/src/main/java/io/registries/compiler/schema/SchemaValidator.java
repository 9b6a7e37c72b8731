// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.syntax.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Checks a tree against the JSON Schema of the language. */
public final class SchemaValidator {
    /** The schema within the jar. */
    public static final String RESOURCE = "/io/registries/compiler/schemas/registries-v1.schema.json";

    private final Schema schema;

    /** Loads the schema, which takes a moment: make one and keep it. */
    public SchemaValidator() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .pathType(PathType.JSON_POINTER)
                .build();
        // Editors know the keyword, and so do our messages; it validates nothing.
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new NonValidationKeyword("patternErrorMessage"))
                .build();
        SchemaRegistry registry = SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
        try (InputStream in = Objects.requireNonNull(SchemaValidator.class.getResourceAsStream(RESOURCE))) {
            schema = registry.getSchema(in, InputFormat.JSON);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The tree, proved to have the shape that the schema describes; or every way in which it has not. */
    public Result<Node.Mapping> validate(Node root) {
        if (!(root instanceof Node.Mapping mapping)) {
            return Result.failure(Diagnostic.at(
                            Code.WRONG_TYPE, root.span().firstLine(), "the file must be a map, not " + Words.kind(root))
                    .hint("begin it with `apiVersion: registries/v1`"));
        }
        List<Error> errors = schema.validate(JsonTree.of(root));
        if (errors.isEmpty()) {
            return Result.success(mapping);
        }
        return Result.failure(new Explanation(mapping, schema.getSchemaNode()).of(errors));
    }
}
