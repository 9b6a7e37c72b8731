// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CheckResult;
import io.registries.compiler.HostResolver;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The requests and connections of a check of 500 registries, each with a login and a repository. With {@code
 * -Dcheck.delay=100}, each answer takes 100 ms, and the time of the check is printed.
 */
@Tag("slow")
class CheckScaleTest {
    private static final int REGISTRIES = 500;
    private static final int DELAY = Integer.getInteger("check.delay", 0);
    /** All registries are this machine, by different names. */
    private static final HostResolver NAMES = host -> List.of(InetAddress.getLoopbackAddress());

    private static final String SCRIPT = """
            {"tls": "many",
             "mappings": [
               {"priority": 1,
                "request": {"method": "GET", "urlPath": "/v2/", "headers": {"Authorization": {"absent": true}}},
                "response": {"status": 401, "headers": {"WWW-Authenticate": "Basic realm=\\"lab\\""},
                             "fixedDelayMilliseconds": %1$d}},
               {"priority": 2,
                "request": {"method": "ANY", "urlPathPattern": "/v2/.*"},
                "response": {"status": 200, "body": "{}", "fixedDelayMilliseconds": %1$d}}]}
            """.formatted(DELAY);

    @TempDir
    private Path folder;

    @Test
    void checksFiveHundredRegistriesOnOneConnectionEach() throws IOException {
        try (StubServer server = new StubServer(SCRIPT)) {
            writeConfiguration(server.port());
            Instant start = Instant.now();
            Result<CheckResult> result = CheckRunner.run(
                    folder,
                    CheckRunner.connectivity(ProxyConfig.NONE, NAMES, false, Optional.empty(), TimeoutPolicy.DEFAULT));
            Duration time = Duration.between(start, Instant.now());
            List<String> requests = server.requests();
            if (DELAY > 0) {
                System.out.printf(
                        "%d requests, at most %d at the same time: %d ms%n",
                        requests.size(), TimeoutPolicy.DEFAULT.parallelism(), time.toMillis());
            }
            assertThat(CheckRunner.checks(result)).hasSize(REGISTRIES).allMatch(RegistryCheck::isOk);
            // Without login, with login, and for the repository.
            assertThat(requests).hasSize(3 * REGISTRIES);
            assertThat(server.usedConnections()).isEqualTo(REGISTRIES);
        }
    }

    private void writeConfiguration(int port) throws IOException {
        Files.writeString(
                folder.resolve("registries.yaml"),
                "apiVersion: registries/v1\nregistries:\n"
                        + lines("  - {name: registry-%1$03d, type: other, url: 'registry-%1$03d.many.test:" + port
                                + "', username: acme, password: {env: TOKEN}}\n")
                        + "applications:\n"
                        + lines("  - {name: application-%1$03d, registry: registry-%1$03d, repository: acme/shop}\n"));
    }

    private static String lines(String format) {
        return IntStream.range(0, REGISTRIES).mapToObj(format::formatted).collect(Collectors.joining());
    }
}
