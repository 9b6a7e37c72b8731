// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.format;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON, and prints it indented, with the line breaks of every machine. The library is loaded with the first call,
 * which takes a tenth of a second: most runs need none of it.
 */
public final class JsonSupport {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final PrettyPrinter LAYOUT = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(INDENT)
            .withArrayIndenter(INDENT);

    private JsonSupport() {}

    /**
     * A text as a tree; a missing node if it is empty.
     *
     * @throws JacksonException with its place, if it is not JSON
     */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** A text as a tree, if it is JSON. */
    public static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(parse(text)).filter(tree -> !tree.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A tree as maps, lists and values. */
    public static @Nullable Object content(JsonNode tree) {
        return MAPPER.treeToValue(tree, Object.class);
    }

    /** A tree, or a document of maps and lists, as a file: with a line break at its end. */
    public static String prettyPrint(@Nullable Object document) {
        return MAPPER.writer().with(LAYOUT).writeValueAsString(document) + "\n";
    }
}
