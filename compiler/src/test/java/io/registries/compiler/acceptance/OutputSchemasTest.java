// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.registries.compiler.EncryptionOptions;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.Stage;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.DeliveryFixture;
import io.registries.compiler.testing.OutputSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the manifest and the JSON report accept what the compiler writes, and nothing else. */
class OutputSchemasTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path RESOURCES = Path.of("src", "test", "resources").toAbsolutePath();

    /** The fields that an entry may lack, by the list that contains it. */
    private static final Map<String, Set<String>> OPTIONAL = Map.of(
            "files", Set.of("project", "cluster", "namespace"),
            "pullPaths", Set.of("pipeline"),
            "diagnostics", Set.of("help"),
            "checks", Set.of("purpose", "latencyMillis", "certificateDays", "tokenDays", "remainingPulls"),
            "", Set.of("checks", "impact"));

    private static final List<String> PULL_METHODS = List.of("secret", "existing-secret", "node-role", "anonymous");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.registries.compiler.testing.OutputSchema#all")
    void conformsToTheMetaschema(OutputSchema schema) {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema.tree())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.registries.compiler.testing.OutputSchema#all")
    void explainsEveryField(OutputSchema schema) {
        List<String> unexplained = new ArrayList<>();
        for (JsonNode object : schema.tree().findParents("properties")) {
            assertThat(object.path("additionalProperties").asBoolean(true))
                    .as(object.path("title").asString())
                    .isFalse();
            object.path("properties").propertyStream().forEach(field -> {
                JsonNode target = field.getValue();
                if (target.has("$ref")) {
                    target = schema.tree().at(target.path("$ref").asString().substring(1));
                }
                for (String keyword : List.of("title", "description", "examples")) {
                    if (!target.has(keyword)) {
                        unexplained.add(field.getKey() + " has no " + keyword);
                    }
                }
            });
        }
        assertThat(unexplained).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.registries.compiler.testing.OutputSchema#all")
    void everyExampleIsValid(OutputSchema schema) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (JsonNode field : schema.tree().findParents("examples")) {
            ObjectNode alone = (ObjectNode) field.deepCopy();
            alone.set("$defs", schema.tree().path("$defs"));
            assertThat(registry.getSchema(alone).validate(field.path("examples").path(0)))
                    .isEmpty();
        }
    }

    @Test
    void goldenFilesAreValid() throws IOException {
        for (Path golden : goldenFiles("manifest.json")) {
            assertThat(OutputSchema.MANIFEST.errors(JSON.readTree(golden)))
                    .as(golden.toString())
                    .isEmpty();
        }
        assertThat(OutputSchema.REPORT.errors(JSON.readTree(RESOURCES.resolve("reports/registries.json"))))
                .isEmpty();
    }

    @Test
    void everyChangedFieldOfAManifestIsInvalid() throws IOException {
        List<JsonNode> manifests = new ArrayList<>();
        for (Path golden : goldenFiles("manifest.json")) {
            manifests.add(JSON.readTree(golden));
        }
        manifests.add(manifestOfAllDeliveries());
        assertThat(values(manifests, "files", "kind"))
                .containsExactlyInAnyOrderElementsOf(
                        OutputKind.selectable().stream().map(OutputKind::folder).toList());
        assertThat(values(manifests, "pullPaths", "method")).containsExactlyInAnyOrderElementsOf(PULL_METHODS);
        rejectsEveryChange(OutputSchema.MANIFEST, manifests);
    }

    @Test
    void everyChangedFieldOfAReportIsInvalid() throws IOException {
        JsonNode golden = JSON.readTree(RESOURCES.resolve("reports/registries.json"));
        JsonNode complete = JSON.readTree("""
                {
                  "apiVersion": "registries.report/v1",
                  "diagnostics": [],
                  "checks": [
                    {"registry": "hub", "purpose": "pull", "ok": true, "stage": "pull", "summary": "credentials accepted",
                     "latencyMillis": 4, "certificateDays": -1, "tokenDays": 30, "remainingPulls": 187}
                  ],
                  "impact": [{"subject": "registry", "name": "hub", "change": "added"}]
                }
                """);
        assertThat(golden.findValues("related")).anyMatch(related -> related.size() > 0);
        rejectsEveryChange(OutputSchema.REPORT, List.of(golden, complete));
    }

    @Test
    void listsTheIdentifiersOfTheCode() {
        assertThat(choices(OutputSchema.MANIFEST, "status"))
                .isEqualTo(Arrays.stream(PullPath.Status.values())
                        .map(PullPath.Status::id)
                        .toList());
        JsonNode report = OutputSchema.REPORT.tree().path("$defs");
        assertThat(texts(report.at("/diagnostic/properties/severity/enum")))
                .isEqualTo(Arrays.stream(Severity.values()).map(Severity::id).toList());
        assertThat(texts(report.at("/check/properties/stage/enum")))
                .isEqualTo(Arrays.stream(Stage.values()).map(Stage::id).toList());
        assertThat(texts(report.at("/change/properties/subject/enum")))
                .isEqualTo(Arrays.stream(ChangedItem.ItemType.values())
                        .map(ChangedItem.ItemType::displayName)
                        .toList());
        assertThat(texts(report.at("/change/properties/change/enum")))
                .isEqualTo(Arrays.stream(ChangedItem.Change.values())
                        .map(ChangedItem.Change::id)
                        .toList());
    }

    private static Set<String> values(List<JsonNode> manifests, String list, String field) {
        return manifests.stream()
                .flatMap(manifest -> manifest.path(list).valueStream())
                .map(entry -> entry.path(field).asString())
                .collect(Collectors.toSet());
    }

    private static List<String> choices(OutputSchema schema, String definition) {
        return texts(schema.tree().path("$defs").path(definition).path("enum"));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private JsonNode manifestOfAllDeliveries() throws IOException {
        DeliveryFixture deliveries = new DeliveryFixture(folder);
        deliveries.declare(Files.readString(RESOURCES.resolve("deliveries/registries.yaml")));
        assertThat(deliveries.compile(EncryptionOptions.WHEN_DECLARED).isSuccess())
                .isTrue();
        return JSON.readTree(deliveries.output().resolve("manifest.json"));
    }

    private static void rejectsEveryChange(OutputSchema schema, List<JsonNode> documents) {
        List<String> accepted = new ArrayList<>();
        for (JsonNode document : documents) {
            assertThat(schema.errors(document)).isEmpty();
            document.valueStream().forEach(OutputSchemasTest::keepOneOfEachShape);
            eachObject(document, "", (list, object) -> {
                for (String field : List.copyOf(object.propertyNames())) {
                    JsonNode value = object.remove(field);
                    if (schema.errors(document).isEmpty()
                            && !OPTIONAL.getOrDefault(list, Set.of()).contains(field)
                            && !isMissingOfAnOverride(object, field)) {
                        accepted.add("without " + field + ": " + object);
                    }
                    object.set(field + "s", value);
                    if (schema.errors(document).isEmpty()) {
                        accepted.add(object.toString());
                    }
                    object.remove(field + "s");
                    object.set(field, value.isObject() ? JSON.createArrayNode() : JSON.createObjectNode());
                    if (schema.errors(document).isEmpty()) {
                        accepted.add(object.toString());
                    }
                    object.set(field, value);
                }
            });
        }
        assertThat(accepted).isEmpty();
    }

    private static void keepOneOfEachShape(JsonNode list) {
        Set<String> shapes = new HashSet<>();
        if (list instanceof ArrayNode entries) {
            entries.removeIf(entry -> !shapes.add(entry.path("kind") + " " + entry.propertyNames()));
        }
    }

    /** A pipeline that only adds build arguments needs no further fields. */
    private static boolean isMissingOfAnOverride(ObjectNode object, String field) {
        return field.equals("missing") && object.has("fragmentOf");
    }

    private interface ObjectVisitor {
        void visit(String list, ObjectNode object);
    }

    private static void eachObject(JsonNode node, String list, ObjectVisitor visitor) {
        if (node instanceof ObjectNode object) {
            visitor.visit(list, object);
            object.propertyNames().forEach(field -> eachObject(object.path(field), field, visitor));
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> eachObject(item, list, visitor));
        }
    }

    private static List<Path> goldenFiles(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : List.of(CompilerRunner.SAMPLES, RESOURCES)) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.endsWith(Path.of("expected", name))).forEach(found::add);
            }
        }
        assertThat(found).hasSizeGreaterThan(10);
        return found;
    }
}
