// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Evaluates the rules of a string in the schema, for corrections that messages propose. */
final class StringRules {
    private StringRules() {}

    /** Whether a string meets the length, the pattern and the exclusions of a part of the schema. */
    static Predicate<String> of(JsonNode part) {
        Predicate<String> pattern = part.path("pattern").isString()
                ? AnchoredPattern.matching(part.path("pattern").asString())
                : text -> true;
        int minLength = part.path("minLength").asInt(0);
        int maxLength = part.path("maxLength").asInt(AnchoredPattern.MAX_CHARACTERS);
        JsonNode excluded = part.path("not");
        Predicate<String> excludedPattern = excluded.path("pattern").isString()
                ? AnchoredPattern.matching(excluded.path("pattern").asString())
                : text -> false;
        return text -> text.length() >= minLength
                && text.length() <= maxLength
                && pattern.test(text)
                && !excludedPattern.test(text)
                && !excluded.path("const").asString("").equals(text)
                && excluded.path("enum").valueStream().map(JsonNode::asString).noneMatch(text::equals);
    }
}
