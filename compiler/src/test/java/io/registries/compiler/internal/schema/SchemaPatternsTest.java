// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every string has a maximum length, and every pattern has the same meaning for all validators. */
class SchemaPatternsTest {
    private static final JsonNode SCHEMA = JsonMapper.builder().build().readTree(SchemaValidator.text());

    @Test
    void everyStringHasAMaximumLength() {
        List<String> unlimited = new ArrayList<>();
        int limited = 0;
        for (Map.Entry<String, JsonNode> part : parts(SCHEMA, "").toList()) {
            boolean isText = part.getValue().path("type").toString().contains("\"string\"")
                    || part.getValue().has("pattern")
                    || part.getKey().endsWith("/propertyNames");
            if (isText && isRule(part) && maxLength(part.getValue()).isMissingNode()) {
                unlimited.add(part.getKey());
            }
            limited += part.getValue().has("maxLength") ? 1 : 0;
        }
        assertThat(unlimited).isEmpty();
        assertThat(limited).isGreaterThan(30);
    }

    // Names of environments of an application are references, which have a length.
    private static boolean isRule(Map.Entry<String, JsonNode> part) {
        return !part.getKey().endsWith("/not") && !part.getKey().endsWith("/deployment");
    }

    private static JsonNode maxLength(JsonNode part) {
        JsonNode limit = part.path("maxLength");
        String reference = part.path("$ref").asString("");
        return limit.isMissingNode() && !reference.isEmpty() ? maxLength(SCHEMA.at(reference.substring(1))) : limit;
    }

    @Test
    void noStringWithAPatternIsLongerThanTheLimitOfPatterns() {
        parts(SCHEMA, "")
                .filter(part -> part.getValue().has("pattern") && isRule(part))
                .forEach(part -> assertThat(maxLength(part.getValue()).asInt())
                        .as(part.getKey())
                        .isPositive()
                        .isLessThanOrEqualTo(AnchoredPattern.maxCharacters(
                                part.getValue().path("pattern").asString())));
    }

    @Test
    void patternsAreValidForRe2AndHaveNoLookAround() {
        List<String> patterns = SCHEMA.findValues("pattern").stream()
                .map(JsonNode::asString)
                .distinct()
                .toList();
        assertThat(patterns).hasSizeGreaterThan(10).allSatisfy(pattern -> {
            assertThat(pattern).startsWith("^").endsWith("$").doesNotContain("(?");
            assertThat(Pattern.compile(pattern).matches("\n")).isFalse();
        });
    }

    private static Stream<Map.Entry<String, JsonNode>> parts(JsonNode node, String path) {
        Stream<Map.Entry<String, JsonNode>> children = Stream.concat(
                node.propertyStream()
                        .filter(entry -> !entry.getKey().equals("defaultSnippets")
                                && !entry.getKey().equals("examples"))
                        .flatMap(entry -> parts(entry.getValue(), path + "/" + entry.getKey())),
                node.isArray() ? node.valueStream().flatMap(item -> parts(item, path)) : Stream.empty());
        return node.isObject() ? Stream.concat(Stream.of(Map.entry(path, node)), children) : children;
    }
}
