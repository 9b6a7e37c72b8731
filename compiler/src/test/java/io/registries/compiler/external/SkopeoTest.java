// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.RealRegistry;
import io.registries.compiler.testing.RequiresProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** skopeo, with a real registry, uses the key that the table of clients lists for containers/image. */
@RequiresProgram({"docker-registry", "skopeo"})
class SkopeoTest {
    private static final String LOGIN = "acme:right";

    @TempDir
    private static Path folder;

    private static RealRegistry registry;

    @BeforeAll
    static void serve() throws IOException {
        registry = new RealRegistry(folder, Optional.empty(), RealRegistry.basicAuth(folder, "acme", "right"));
        for (String repository : List.of("app", "team/app", "teams/app")) {
            registry.push(repository, LOGIN);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        registry.close();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvFileSource(resources = "/client-matching.csv", delimiter = '|')
    void selectsTheSameKey(String image, String keys, String kubelet, String docker, String containers, String google)
            throws IOException {
        // The others would need network access.
        if (!image.startsWith("HOST/")) {
            return;
        }
        List<String> all = List.of(keys.split(" ", -1));
        List<String> taken = all.stream().filter(key -> reads(image, all, key)).toList();
        assertThat(taken).isEqualTo(containers == null ? List.of() : List.of(containers));
    }

    /** Whether skopeo reads the image if only one key has the correct login. */
    private static boolean reads(String image, List<String> keys, String right) {
        String auths = keys.stream()
                .map(key -> "\"%s\":{\"auth\":\"%s\"}"
                        .formatted(
                                key.replace("HOST", registry.authority()),
                                base64(key.equals(right) ? LOGIN : "acme:wrong")))
                .collect(Collectors.joining(",", "{\"auths\":{", "}}"));
        try {
            Path file = Files.writeString(folder.resolve("auth.json"), auths);
            return RealRegistry.run(List.of(
                            "skopeo",
                            "inspect",
                            "--authfile",
                            file.toString(),
                            "--tls-verify=false",
                            "docker://" + image.replace("HOST", registry.authority()) + ":1"))
                    .good();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
