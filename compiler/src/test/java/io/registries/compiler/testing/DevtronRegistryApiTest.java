// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.DevtronRegistryApi.Check;
import io.registries.compiler.testing.DevtronRegistryApi.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each check rejects the requests that violate it with the response of Devtron; none rejects the original request. */
class DevtronRegistryApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path FILES = Path.of("src", "test", "resources", "devtron");

    @Test
    void acceptsAValidRequest() throws IOException {
        assertThat(DevtronRegistryApi.refusal(accepted().toString())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/devtron/refused-registries.csv", delimiter = '|', quoteCharacter = '`')
    void rejectsWhatDevtronRejects(Check check, String change, String answer) throws IOException {
        ObjectNode request = accepted();
        merge(request, JSON.readTree(change));
        assertThat(DevtronRegistryApi.check(request)).contains(new Refusal(check, answer));
    }

    @ParameterizedTest
    @CsvSource({
        "/id, 250",
        "/pluginId, 250",
        "/registryUrl, 250",
        "/registryType, 250",
        "/awsAccessKeyId, 250",
        "/awsSecretAccessKey, 250",
        "/awsRegion, 250",
        "/username, 250",
        "/password, 5000",
        "/connection, 250",
        "/ipsConfig/appliedClusterIdsCsv, 256",
        "/ipsConfig/ignoredClusterIdsCsv, 256"
    })
    void rejectsValuesLongerThanTheColumn(String field, int length) throws IOException {
        ObjectNode request = accepted();
        set(request, field, "x".repeat(length));
        assertThat(DevtronRegistryApi.check(request)).isEmpty();
        set(request, field, "x".repeat(length + 1));
        assertThat(DevtronRegistryApi.check(request)).map(Refusal::check).contains(Check.COLUMN_LENGTHS);
        assertThat(DevtronRegistryApi.check(request))
                .map(Refusal::answer)
                .hasValueSatisfying(
                        answer -> assertThat(answer).matches("500 Container registry \\[.*] already exists\\."));
    }

    @Test
    void everyCheckHasACase() throws IOException {
        Set<Check> rejected;
        try (Stream<String> lines = Files.lines(FILES.resolve("refused-registries.csv"))) {
            rejected = lines.map(line -> Check.valueOf(line.split("\\|", 2)[0].strip()))
                    .collect(toSet());
        }
        assertThat(rejected).isEqualTo(EnumSet.complementOf(EnumSet.of(Check.COLUMN_LENGTHS)));
    }

    private static ObjectNode accepted() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(FILES.resolve("accepted-registry.json")));
    }

    private static void set(ObjectNode request, String path, String value) {
        int last = path.lastIndexOf('/');
        ((ObjectNode) request.at(path.substring(0, last))).put(path.substring(last + 1), value);
    }

    // Like RFC 7386, but null is kept: for Go it differs from an empty object.
    private static void merge(ObjectNode target, JsonNode change) {
        change.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode part && target.get(entry.getKey()) instanceof ObjectNode whole) {
                if (!entry.getKey().equals("ociRegistryConfig")) {
                    merge(whole, part);
                    return;
                }
            }
            target.set(entry.getKey(), entry.getValue());
        });
    }
}
