// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer in the envelope of Devtron, or of what is in front of it.
 *
 * @param status the HTTP status, which {@code code} of the body repeats
 * @param contentType the type of the body
 * @param body the body
 */
record Answer(int status, String contentType, String body) {
    private static final String JSON_TYPE = "application/json";
    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(422, "Unprocessable Entity"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    static Answer ok(JsonNode result) {
        return result(200, result);
    }

    static Answer okWithoutResult() {
        return json(200, envelope(200));
    }

    static Answer result(int status, JsonNode result) {
        ObjectNode body = envelope(status);
        body.set("result", result);
        return json(status, body);
    }

    static Answer text(int status, String result) {
        ObjectNode body = envelope(status);
        body.put("result", result);
        return json(status, body);
    }

    /** A refusal where the handler has no error: the text is the result. */
    static Answer forbidden() {
        return text(403, "Unauthorized User");
    }

    /** A refusal where the handler makes an error of its own. */
    static Answer forbiddenWithError() {
        return errors(403, List.of(error("000", "[{unauthorized user}]", "Unauthorized User")));
    }

    static Answer notSignedIn() {
        return errors(401, List.of(error("11010", "unauthorized", "Unauthorized access")));
    }

    static Answer notFound() {
        ObjectNode error = error("11006", "resource not found", "Requested resource not found");
        error.put("userDetailMessage", "The requested resource does not exist or has been deleted.");
        return errors(404, List.of(error));
    }

    /** An error that Devtron knows nothing more of; a name that is taken becomes a conflict whatever the handler says. */
    static Answer unknown(int status, String message) {
        if (message.contains("already exists") || message.contains("already used")) {
            ObjectNode error = error("11007", "resource already exists", "Resource already exists");
            error.put(
                    "userDetailMessage",
                    "The resource you are trying to create already exists. Please use a different name or identifier.");
            return errors(409, List.of(error));
        }
        return errors(status, List.of(error("000", "[{" + message + "}]", message)));
    }

    /** An error that a service made, with a code of its own. */
    static Answer failed(int status, String code, String internalMessage, String userMessage) {
        return errors(status, List.of(error(code, internalMessage, userMessage)));
    }

    /** One error a field, in the words of the validator. */
    static Answer invalid(List<String> messages) {
        return errors(
                400,
                messages.stream().map(message -> error("", message, message)).toList());
    }

    /** A handler that stopped at a nil pointer, in an envelope of its own. */
    static Answer crashed() {
        return json(500, Json.object().put("error", "internal server error"));
    }

    static Answer html(int status, String body) {
        return new Answer(status, "text/html; charset=utf-8", body);
    }

    static Answer plain(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body);
    }

    static Answer empty(int status) {
        return new Answer(status, "", "");
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, JSON_TYPE, body.toString());
    }

    /** The middleware in front of all handlers, whose answers have no {@code status}. */
    static Answer ofMiddleware(String result) {
        ObjectNode body = Json.object().put("code", 401);
        body.put("result", result);
        return json(401, body);
    }

    private static Answer errors(int status, List<ObjectNode> errors) {
        ObjectNode body = envelope(status);
        ArrayNode array = body.putArray("errors");
        errors.forEach(array::add);
        return json(status, body);
    }

    private static ObjectNode error(String code, String internalMessage, String userMessage) {
        ObjectNode error = Json.object();
        putUnlessEmpty(error, "code", code);
        putUnlessEmpty(error, "internalMessage", internalMessage);
        putUnlessEmpty(error, "userMessage", userMessage);
        return error;
    }

    private static void putUnlessEmpty(ObjectNode error, String field, String text) {
        if (!text.isEmpty()) {
            error.put(field, text);
        }
    }

    private static ObjectNode envelope(int status) {
        ObjectNode body = Json.object().put("code", status);
        @Nullable String text = TEXTS.get(status);
        if (text != null) {
            body.put("status", text);
        }
        return body;
    }
}
