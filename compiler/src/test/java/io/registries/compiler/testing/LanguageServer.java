// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The YAML language server, which editors use, over its standard input and output (JSON-RPC). It loads schemas from files
 * only. Tests that use it require {@code node} and {@code npm}.
 */
public final class LanguageServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long TIMEOUT_SECONDS = 120;
    private static final JsonNode NO_DOWNLOADS = JSON.readTree("""
            {"schemaStore": {"enable": false}, "kubernetesCRDStore": {"enable": false},
             "validate": true, "hover": true, "completion": true}
            """);
    private static final JsonNode CAPABILITIES = JSON.readTree("""
            {"workspace": {"configuration": true},
             "textDocument": {"completion": {"completionItem": {"snippetSupport": true}},
                              "hover": {"contentFormat": ["markdown"]}}}
            """);

    private final Process process;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();

    private LanguageServer(Process process) {
        this.process = process;
        DaemonThread.start("language server", this::receive);
    }

    /** Starts the server. */
    public static LanguageServer start(Path workspace) {
        LanguageServer server = new LanguageServer(
                ThirdPartyDecryptors.startModule("yaml-language-server/bin/yaml-language-server", "--stdio"));
        ObjectNode parameters = JSON.createObjectNode();
        parameters.putNull("processId");
        parameters.put("rootUri", workspace.toUri().toString());
        parameters.set("capabilities", CAPABILITIES);
        server.request("initialize", parameters);
        server.send(message("initialized", JSON.createObjectNode()));
        ObjectNode settings = JSON.createObjectNode();
        settings.putObject("settings").set("yaml", NO_DOWNLOADS);
        server.send(message("workspace/didChangeConfiguration", settings));
        return server;
    }

    /** Opens a new document and returns its diagnostics. */
    public JsonNode open(Path file, String text) {
        CompletableFuture<JsonNode> diagnostics =
                expected.computeIfAbsent(file.toUri().toString(), uri -> new CompletableFuture<>());
        ObjectNode parameters = JSON.createObjectNode();
        parameters
                .putObject("textDocument")
                .put("uri", file.toUri().toString())
                .put("languageId", "yaml")
                .put("version", 1)
                .put("text", text);
        send(message("textDocument/didOpen", parameters));
        return await(diagnostics);
    }

    /** The completions at a position of an open document, both counted from 0. */
    public JsonNode complete(Path file, int line, int column) {
        return request("textDocument/completion", position(file, line, column)).path("items");
    }

    /** The text shown at a position of an open document, both counted from 0. */
    public String hover(Path file, int line, int column) {
        return request("textDocument/hover", position(file, line, column))
                .at("/contents/value")
                .asString("");
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static ObjectNode position(Path file, int line, int column) {
        ObjectNode parameters = JSON.createObjectNode();
        parameters.putObject("textDocument").put("uri", file.toUri().toString());
        parameters.putObject("position").put("line", line).put("character", column);
        return parameters;
    }

    private JsonNode request(String method, JsonNode parameters) {
        int id = requests.incrementAndGet();
        CompletableFuture<JsonNode> response = new CompletableFuture<>();
        expected.put("response " + id, response);
        send(message(method, parameters).put("id", id));
        return await(response);
    }

    private static JsonNode await(CompletableFuture<JsonNode> future) {
        return future.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    }

    private static ObjectNode message(String method, JsonNode parameters) {
        ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
        message.set("params", parameters);
        return message;
    }

    private synchronized void send(JsonNode message) {
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        try {
            OutputStream out = process.getOutputStream();
            out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive() {
        try (InputStream in = new BufferedInputStream(process.getInputStream())) {
            for (int length = contentLength(in); length >= 0; length = contentLength(in)) {
                handle(JSON.readTree(in.readNBytes(length)));
            }
        } catch (IOException e) {
            expected.values().forEach(future -> future.completeExceptionally(e));
        }
    }

    /** The length that the headers of the next message state; negative at the end. */
    private static int contentLength(InputStream in) throws IOException {
        int length = -1;
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String header = line.toString().strip();
            if (header.isEmpty()) {
                return length;
            }
            if (header.startsWith("Content-Length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
            line.setLength(0);
        }
        return -1;
    }

    private void handle(JsonNode message) {
        if (message.has("method") && message.has("id")) {
            ObjectNode response = JSON.createObjectNode().put("jsonrpc", "2.0");
            response.set("id", message.path("id"));
            ArrayNode sections = response.putArray("result");
            message.path("params").path("items").forEach(item -> {
                boolean yaml = item.path("section").asString("").equals("yaml");
                sections.add(yaml ? NO_DOWNLOADS : JSON.createObjectNode());
            });
            send(response);
        } else if (message.path("method").asString("").equals("textDocument/publishDiagnostics")) {
            JsonNode parameters = message.path("params");
            expected.computeIfAbsent(parameters.path("uri").asString(), uri -> new CompletableFuture<>())
                    .complete(parameters.path("diagnostics"));
        } else if (message.has("id")) {
            CompletableFuture<JsonNode> response =
                    expected.get("response " + message.path("id").asInt());
            if (response != null) {
                response.complete(message.path("result"));
            }
        }
    }
}
