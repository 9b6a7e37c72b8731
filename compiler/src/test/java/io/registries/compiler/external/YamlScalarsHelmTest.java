// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.registries.compiler.internal.format.YamlScalars;
import io.registries.compiler.internal.format.YamlScalarsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real Helm, which reads YAML 1.1, reads each string as the same string. */
@Tag("external")
@Tag("helm")
class YamlScalarsHelmTest {
    private static final Pattern ENCODED = Pattern.compile("all: ([A-Za-z0-9+/=]+)");

    @Property(tries = 20)
    void anyTextsReadBack(@ForAll("texts") List<String> texts) throws IOException {
        Path folder = Files.createTempDirectory("scalars");
        try {
            assertReadsBack(folder, texts);
        } finally {
            for (String file : List.of("templates/all.yaml", "templates", "Chart.yaml", "values.yaml", "")) {
                Files.deleteIfExists(folder.resolve(file));
            }
        }
    }

    @Test
    void trickyTextsReadBack(@TempDir Path folder) throws IOException {
        assertReadsBack(folder, YamlScalarsTest.TRICKY);
    }

    private static void assertReadsBack(Path folder, List<String> texts) throws IOException {
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: all\nversion: 1.0.0\n");
        Files.writeString(
                folder.resolve("templates/all.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: all}\ndata:\n  all: {{ .Values | toJson | b64enc }}\n");
        Map<String, String> keys = new LinkedHashMap<>();
        StringBuilder values = new StringBuilder("block:\n");
        for (String text : texts) {
            values.append("  - ").append(YamlScalars.quote(text)).append('\n');
            keys.put(text, text);
        }
        values.append("flow: ").append(YamlScalars.flow(texts)).append("\nkeys: ");
        values.append(YamlScalars.flow(keys)).append('\n');
        Files.writeString(folder.resolve("values.yaml"), values);
        Matcher rendered =
                ENCODED.matcher(new Helm(folder).template().withName("r").call());
        assertThat(rendered.find()).isTrue();
        JsonNode read =
                JsonMapper.builder().build().readTree(Base64.getDecoder().decode(rendered.group(1)));
        assertThat(strings(read.path("block"))).isEqualTo(texts);
        assertThat(strings(read.path("flow"))).isEqualTo(texts);
        keys.forEach((key, text) -> assertThat(read.path("keys").path(key).asString())
                .as(YamlScalars.quote(key))
                .isEqualTo(text));
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream()
                .map(item -> item.isString() ? item.asString() : "not a string: " + item)
                .toList();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return YamlScalarsTest.anyTexts().list().ofMinSize(50).ofMaxSize(200);
    }
}
