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
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends the requests of a conversation by the HTTP client of the JDK, and compares the answers. */
final class ConversationRunner {
    private static final Path BODIES = Path.of("src", "test", "resources", "devtron-conversations", "bodies.json");

    private final DevtronStub stub;
    private final HttpClient client;
    private final List<String> headers = new ArrayList<>();
    private String token = "canary-super-admin";

    ConversationRunner(DevtronStub stub, HttpClient client) {
        this.stub = stub;
        this.client = client;
    }

    void run(Conversation conversation) throws IOException, InterruptedException {
        StringBuilder request = new StringBuilder();
        HttpResponse<String> answer = null;
        for (String line : conversation.steps()) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "as" -> token = words[1];
                case "with" -> headers.add(line.substring("with ".length()));
                case "->" -> {
                    if (!request.isEmpty()) {
                        answer = send(request.toString());
                        request.setLength(0);
                    }
                    assertThat(answer).isNotNull();
                    assertThat(answer.statusCode() + " " + answer.body()).startsWith(words[1] + " ");
                    if (words.length == 3) {
                        compare(line, words[2], answer.body());
                    }
                }
                case "given" -> stub.change(state -> state.set(words[1], Json.parse(words[2])));
                case "state" ->
                    compare(line, words[2], stub.state().at(words[1]).toString());
                default -> request.append(line).append('\n');
            }
        }
        assertThat(request).as("a request without an expected answer").isEmpty();
    }

    HttpResponse<String> send(String request) throws IOException, InterruptedException {
        String[] parts = request.split("\n", 2);
        String[] start = parts[0].split(" ", 2);
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(stub.url() + "/orchestrator" + start[1]))
                .method(start[0], HttpRequest.BodyPublishers.ofString(body(parts.length == 1 ? "" : parts[1])));
        if (!token.equals("nobody")) {
            builder.header("token", token);
        }
        for (String header : headers) {
            builder.header(header.split(": ", 2)[0], header.split(": ", 2)[1]);
        }
        headers.clear();
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** JSON as it is, or {@code @name {...}}: a prepared body with changes, in which null removes a field. */
    private static String body(String text) throws IOException {
        if (!text.startsWith("@")) {
            return text.strip();
        }
        String[] parts = text.split("\\s+", 2);
        ObjectNode body = (ObjectNode) Json.parse(Files.readString(BODIES)).path(parts[0].substring(1));
        if (parts.length == 2 && !parts[1].isBlank()) {
            merge(body, Json.parse(parts[1]));
        }
        return body.toString();
    }

    private static void merge(ObjectNode target, JsonNode change) {
        change.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                target.remove(entry.getKey());
            } else if (entry.getValue() instanceof ObjectNode part
                    && target.get(entry.getKey()) instanceof ObjectNode whole) {
                merge(whole, part);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static void compare(String line, String expected, String actual) {
        if (expected.equals("<absent>")) {
            assertThat(actual).as(line).isEmpty();
            return;
        }
        if (expected.startsWith("{") || expected.startsWith("[")) {
            containsPart(line + "\nin " + actual, Json.parse(actual), Json.parse(expected));
        } else {
            assertThat(actual.strip()).as(line).isEqualTo(expected);
        }
    }

    private static void containsPart(String line, JsonNode actual, JsonNode part) {
        if (part.isObject()) {
            part.properties().forEach(entry -> {
                String field = entry.getKey();
                boolean expected = !entry.getValue().asString("").equals("<absent>");
                assertThat(actual.has(field)).as("%s has %s", line, field).isEqualTo(expected);
                if (expected) {
                    containsPart(line, actual.path(field), entry.getValue());
                }
            });
        } else if (part.isArray()) {
            assertThat(actual.size()).as(line).isEqualTo(part.size());
            for (int i = 0; i < part.size(); i++) {
                containsPart(line, actual.path(i), part.path(i));
            }
        } else {
            assertThat(actual).as(line).isEqualTo(part);
        }
    }
}
