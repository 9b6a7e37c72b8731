// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process can start the stub, learn its port, and end it. */
class DevtronStubMainTest {
    @TempDir
    private Path folder;

    @Test
    void runsUntilItsInputEnds() throws IOException, InterruptedException {
        Path portFile = folder.resolve("port");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DevtronStubMain.class.getName(),
                        Path.of("src", "test", "resources", "devtron-state", "shop.json")
                                .toString(),
                        portFile.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            // It says nothing else, so that this waits for the port.
            assertThat(process.inputReader().readLine()).isEqualTo("ready");
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + Files.readString(portFile) + "/orchestrator/version"))
                    .header("token", "canary-super-admin")
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
