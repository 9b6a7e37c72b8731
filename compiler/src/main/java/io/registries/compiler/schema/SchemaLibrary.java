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
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.syntax.Node;
import java.util.List;
import java.util.Locale;

/** The schema library: it names every keyword that a tree breaks. Loading it takes a moment. */
final class SchemaLibrary {
    private static final Schema SCHEMA = load();

    private SchemaLibrary() {}

    /** The findings on a tree, or the tree where there are none. */
    static Result<Node.Mapping> explain(Node.Mapping mapping) {
        List<Error> errors = errors(mapping);
        return errors.isEmpty()
                ? Result.success(mapping)
                : Result.failure(new Explanation(mapping, SCHEMA.getSchemaNode()).of(errors));
    }

    static List<Error> errors(Node node) {
        return SCHEMA.validate(JsonTree.of(node));
    }

    private static Schema load() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .pathType(PathType.JSON_POINTER)
                .build();
        // Editors know the first, and our messages both; they validate nothing.
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new NonValidationKeyword("patternErrorMessage"))
                .keyword(new NonValidationKeyword("x-sensitive"))
                .build();
        SchemaRegistry registry = SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
        return registry.getSchema(SchemaValidator.text(), InputFormat.JSON);
    }
}
