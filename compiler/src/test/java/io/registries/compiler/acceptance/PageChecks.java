// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.testing.AwsIdentity;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.ConnectProxy;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the examples of diagnostic pages that require a registry; its script is next to the scenarios. */
public final class PageChecks {
    private static final Path SCRIPTS = Path.of("src", "test", "resources", "connectivity", "pages");
    private static final String PLACEHOLDER = "localhost:5000";

    // The response timeout far exceeds the run timeout, so that it cannot expire first on a slow machine.
    private static final TimeoutPolicy PASSING_DEADLINE =
            new TimeoutPolicy(Duration.ofMinutes(10), Duration.ofMillis(200), Duration.ofMillis(20), 8);

    private PageChecks() {}

    /** Whether a diagnostic requires a registry. */
    public static boolean knows(DiagnosticCode code) {
        return Files.exists(script(code));
    }

    /**
     * The diagnostics of a check of the registries.yaml in a directory.
     *
     * @param section {@code example} or {@code fix}
     */
    public static List<Diagnostic> run(DiagnosticCode code, String section, Path folder) throws IOException {
        JsonNode script = JsonMapper.builder()
                .build()
                .readTree(Files.readString(script(code)))
                .path(section);
        Files.copy(Certificates.pem("ca"), folder.resolve("ca.pem"));
        try (StubServer server = new StubServer(script.toString());
                StubServer aws =
                        new StubServer("{\"mappings\":" + (script.has("aws") ? script.path("aws") : "[]") + "}");
                ConnectProxy proxy = new ConnectProxy(server.port(), Optional.empty())) {
            Path yaml = folder.resolve("registries.yaml");
            Files.writeString(yaml, Files.readString(yaml).replace(PLACEHOLDER, "localhost:" + server.port()));
            ProxyConfig proxies = switch (script.path("proxy").asString("")) {
                case "open" -> ProxyConfig.NONE.and("https", proxy.server(Optional.empty()), "");
                case "closed" -> ProxyConfig.NONE.and("https", new ProxyServer("127.0.0.1", 1, Optional.empty()), "");
                default -> ProxyConfig.NONE;
            };
            TimeoutPolicy timeouts = script.path("deadline").asBoolean(false) ? PASSING_DEADLINE : CheckRunner.PATIENCE;
            ConnectivityOptions connectivity = CheckRunner.connectivity(
                    proxies,
                    script.path("push").asBoolean(false),
                    Optional.of(URI.create("http://127.0.0.1:" + aws.port())),
                    timeouts);
            return new ArrayList<>(AwsIdentity.during(
                            script.path("role").asBoolean(false), () -> CheckRunner.run(folder, connectivity))
                    .diagnostics());
        }
    }

    private static Path script(DiagnosticCode code) {
        return SCRIPTS.resolve(code.id() + ".json");
    }
}
