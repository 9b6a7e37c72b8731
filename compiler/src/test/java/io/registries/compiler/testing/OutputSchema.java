// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON Schema of what the compiler writes.
 *
 * @param fileName its name on the classpath
 * @param tree its content
 * @param schema validates
 */
public record OutputSchema(String fileName, JsonNode tree, Schema schema) {
    private static final String FOLDER = "/io/registries/compiler/schemas/";
    /** Manifests of scale tests take too long to validate. */
    private static final long MAX_BYTES = 1_000_000;

    public static final OutputSchema MANIFEST = read("manifest-v1.schema.json");
    public static final OutputSchema REPORT = read("report-v1.schema.json");
    public static final OutputSchema PLAN = read("plan-v1.schema.json");
    public static final OutputSchema APPLY = read("apply-v1.schema.json");
    public static final OutputSchema DEVTRON_STATE = read("devtron-state-v1.schema.json");

    public static Stream<OutputSchema> all() {
        return Stream.of(MANIFEST, REPORT, PLAN, APPLY, DEVTRON_STATE);
    }

    /** The errors of a document; empty if it is valid. */
    public List<String> errors(JsonNode document) {
        return schema.validate(document).stream().map(Object::toString).toList();
    }

    public void assertValid(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).as(fileName).isEmpty();
    }

    /** The manifest in a directory of outputs is valid, if there is one. */
    public static void assertValidManifest(Path output) throws IOException {
        Path manifest = output.resolve("manifest.json");
        if (Files.isRegularFile(manifest) && Files.size(manifest) <= MAX_BYTES) {
            MANIFEST.assertValid(Files.readString(manifest));
        }
    }

    @Override
    public String toString() {
        return fileName;
    }

    private static OutputSchema read(String fileName) {
        try (InputStream in = Objects.requireNonNull(OutputSchema.class.getResourceAsStream(FOLDER + fileName))) {
            JsonNode tree = JsonMapper.builder().build().readTree(in);
            return new OutputSchema(
                    fileName,
                    tree,
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
