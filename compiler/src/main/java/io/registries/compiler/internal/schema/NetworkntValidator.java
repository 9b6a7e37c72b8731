// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.syntax.Node;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Validates trees with the schema library, which reports all violations but is slow to load. */
final class NetworkntValidator {
    private final Schema schema;

    /** @param text the text of the schema */
    NetworkntValidator(String text) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(NetworkntValidator::expression)
                .build();
        Dialect.Builder dialect = Dialect.builder(Dialects.getDraft202012());
        Annotations.ALL.forEach(name -> dialect.keyword(new NonValidationKeyword(name)));
        schema = SchemaRegistry.withDialect(dialect.build(), builder -> builder.schemaRegistryConfig(config))
                .getSchema(text, InputFormat.JSON);
    }

    private static RegularExpression expression(String pattern) {
        Predicate<String> matches = AnchoredPattern.matching(pattern);
        int maxCharacters = AnchoredPattern.maxCharacters(pattern);
        return text -> text.length() > maxCharacters || matches.test(text);
    }

    /** The errors of a tree; empty if it is valid. */
    List<Diagnostic> validate(Node.Mapping tree) {
        return new ViolationExplainer(tree, schema.getSchemaNode()).explain(errors(tree));
    }

    List<Error> errors(Node tree) {
        return schema.validate(JsonTree.convert(tree)).stream()
                .filter(error -> !isPlaintext(error))
                .toList();
    }

    private boolean isPlaintext(Error error) {
        return error.getKeyword().equals("type")
                && error.getInstanceNode().isString()
                && SchemaLocation.parse(error, schema.getSchemaNode()).part().has(Annotations.PLAINTEXT);
    }
}
