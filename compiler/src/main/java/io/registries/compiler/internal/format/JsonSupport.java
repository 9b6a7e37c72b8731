// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.format;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON and prints it with platform-independent indentation and line breaks. The first call loads the JSON library,
 * which takes about 100 ms; most runs do not need it.
 */
public final class JsonSupport {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final PrettyPrinter PRETTY_PRINTER = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(INDENT)
            .withArrayIndenter(INDENT);

    private JsonSupport() {}

    /**
     * Parses JSON; an empty text is a missing node.
     *
     * @throws JacksonException with the location, if it is not valid JSON
     */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** Parses a text if it is valid JSON. */
    public static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(parse(text)).filter(tree -> !tree.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Converts a tree to maps, lists and values. */
    public static @Nullable Object content(JsonNode tree) {
        return MAPPER.treeToValue(tree, Object.class);
    }

    /** Prints a tree, or a document of maps and lists, with a trailing line break. */
    public static String prettyPrint(@Nullable Object document) {
        return MAPPER.writer().with(PRETTY_PRINTER).writeValueAsString(document) + "\n";
    }

    /** An object without fields. */
    public static ObjectNode emptyObject() {
        return MAPPER.createObjectNode();
    }

    /** Converts records, collections and values to a tree. */
    public static JsonNode toTree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Converts a tree to a record with the same fields; empty if it does not have them. */
    public static <T> Optional<T> fromTree(JsonNode tree, Class<T> type) {
        try {
            ObjectReader reader = MAPPER.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
            return Optional.of(reader.readValue(tree));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
