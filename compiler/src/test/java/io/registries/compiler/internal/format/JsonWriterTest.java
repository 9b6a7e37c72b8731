// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON is identical to the output of Jackson. */
@Tag("slow")
class JsonWriterTest {
    private static final JsonMapper JACKSON = JsonMapper.builder().build();
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int DEEPEST = 4;

    @Property
    void matchesJacksonOnOneLine(@ForAll("documents") Object document) {
        assertThat(JsonWriter.compact(document)).isEqualTo(JACKSON.writeValueAsString(document));
    }

    @Property
    void matchesJacksonInAscii(@ForAll("documents") Object document) {
        assertThat(JsonWriter.ascii(document)).isEqualTo(ASCII.writeValueAsString(document));
    }

    @Property
    void matchesTheFormatOfUserTemplates(@ForAll("documents") Object document) {
        assertThat("{\n  \"field\": " + JsonWriter.nested(document) + "\n}\n")
                .isEqualTo(JsonSupport.prettyPrint(Map.of("field", document)));
    }

    // Parts have a thousand lines.
    @Property(tries = 60)
    void writesEachListItemOnItsOwnLine(@ForAll @IntRange(max = 2_100) int length) {
        List<Map<String, Object>> items = IntStream.range(0, length)
                .mapToObj(item -> Map.<String, Object>of("item", String.valueOf(item)))
                .toList();
        String text = JsonWriter.lines(items, (item, fields) -> item.forEach(fields::add)).stream()
                .map(Supplier::get)
                .collect(Collectors.joining());
        assertThat(JACKSON.readTree(text).toString()).isEqualTo(JACKSON.writeValueAsString(items));
        assertThat(text.lines()).hasSize(length == 0 ? 1 : length + 2);
    }

    @Provide
    Arbitrary<Object> documents() {
        Arbitrary<String> texts = Arbitraries.strings().all().ofMaxLength(12).filter(JsonWriterTest::isUnicode);
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts,
                Arbitraries.of(true, false),
                Arbitraries.integers(),
                Arbitraries.strings().ascii().ofMaxLength(12));
        return documents(texts, leaves, DEEPEST);
    }

    // The depth is limited, since recursive documents may exceed the memory otherwise.
    private static Arbitrary<Object> documents(Arbitrary<String> texts, Arbitrary<Object> leaves, int depth) {
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Object> inner = documents(texts, leaves, depth - 1);
        return Arbitraries.oneOf(
                leaves,
                inner.list().ofMaxSize(3).map(List::copyOf),
                Arbitraries.maps(texts, inner).ofMaxSize(3).map(LinkedHashMap::new));
    }

    // An unpaired surrogate is not valid text.
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}
