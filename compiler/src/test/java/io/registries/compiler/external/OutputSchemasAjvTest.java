// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.OutputSchema;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** ajv in strict mode compiles the schemas of outputs, accepts golden files, and rejects an additional field. */
@RequiresProgram({"node", "npm"})
class OutputSchemasAjvTest {
    private static final Path MANIFEST = CompilerRunner.SAMPLES
            .resolve("every-registry-type")
            .resolve("expected")
            .resolve("manifest.json");
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Map<OutputSchema, Path> DOCUMENTS = Map.of(
            OutputSchema.MANIFEST, MANIFEST,
            OutputSchema.REPORT, RESOURCES.resolve("reports/registries.json"),
            OutputSchema.PLAN, RESOURCES.resolve("plans/changed/plan.json"),
            OutputSchema.APPLY, RESOURCES.resolve("applies/changed/apply.json"),
            OutputSchema.DEVTRON_STATE, RESOURCES.resolve("plans/changed/state.json"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("io.registries.compiler.testing.OutputSchema#all")
    void agrees(OutputSchema schema) {
        JsonNode document = JSON.readTree(Objects.requireNonNull(DOCUMENTS.get(schema)));
        ObjectNode changed = (ObjectNode) document.deepCopy();
        changed.put("another", 1);
        String result = ThirdPartyDecryptors.runScript(
                "ajv.mjs",
                JSON.writeValueAsString(Map.of(
                        "schema", schema.tree(), "keywords", List.of(), "documents", List.of(document, changed))));
        JsonNode errors = JSON.readTree(result).path("errors");
        assertThat(errors.path(0)).isEmpty();
        assertThat(errors.path(1)).hasSize(1);
    }
}
