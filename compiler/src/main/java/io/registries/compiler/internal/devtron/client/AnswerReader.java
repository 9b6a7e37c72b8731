// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.http.HttpReply;
import io.registries.compiler.internal.http.Origin;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the answers of Devtron's API. The status alone does not tell success: an answer with status 200 can have errors, and
 * one with status 403 none.
 *
 * @param origin of Devtron
 * @param token that messages of Devtron can quote
 * @param names of options in messages
 */
record AnswerReader(Origin origin, Secret token, OptionNames names) {
    private static final int MAX_MESSAGE = 200;
    private static final String NO_SUCH_ROW = "11006";
    private static final String NOT_FOUND = "404";

    Answer<JsonNode> read(HttpReply reply) throws DevtronException {
        if (reply.status() >= 300 && reply.status() < 400) {
            throw unexpected(
                    "redirects, and the token is not sent elsewhere",
                    "set " + names.name(Option.DEVTRON_URL) + " to the final address");
        }
        if (reply.status() == 401) {
            throw new DevtronException(
                    DiagnosticCode.REJECTED_DEVTRON_TOKEN,
                    "Devtron at `" + origin + "` rejects the token",
                    "generate an API token in Devtron under Global Configurations, Authorization, API tokens;"
                            + " it may have expired");
        }
        if (reply.end() == HttpReply.BodyEnd.TOO_LARGE) {
            return Answer.unreadable("answers with more than 32 MiB");
        }
        Optional<JsonNode> json = JsonSupport.read(reply.body()).filter(JsonNode::isObject);
        if (json.isEmpty() && reply.status() == 404) {
            return Answer.unreadable("does not have the endpoint");
        }
        if (json.isEmpty()) {
            throw reply.status() < 300
                    ? unexpected(
                            "does not answer as its API does", "check the URL; a proxy or another server may answer")
                    : unexpected("answers with status " + reply.status(), "check the server and proxies before it");
        }
        return read(reply.status(), json.get());
    }

    /** Reads the answer to a request that changes something. */
    WriteAnswer readWrite(HttpReply reply) throws DevtronException {
        boolean isJson =
                JsonSupport.read(reply.body()).filter(JsonNode::isObject).isPresent();
        if (!isJson && reply.status() >= 500) {
            return WriteAnswer.lost("did not answer, but something before it, with status " + reply.status());
        }
        Answer<JsonNode> answer = read(reply);
        return answer.found().isPresent()
                ? WriteAnswer.accepted(reply.status())
                : WriteAnswer.rejected(
                        reply.status(), answer.unreadable().orElse("does not find what the request names"));
    }

    private Answer<JsonNode> read(int status, JsonNode answer) {
        JsonNode error = answer.path("errors").path(0);
        if (answer.path("success").isBoolean()) {
            return answer.path("success").asBoolean()
                    ? Answer.found(answer.path("result"))
                    : failure(JsonFields.text(answer.path("error"), "message"), status);
        }
        String code = JsonFields.text(error, "code");
        if (code.equals(NO_SUCH_ROW) || code.equals(NOT_FOUND)) {
            return Answer.missing();
        }
        if (status == 403) {
            return Answer.unreadable("does not allow it to the user of the token");
        }
        return status < 300 && error.isMissingNode()
                ? Answer.found(answer.path("result"))
                : failure(message(error), status);
    }

    private Answer<JsonNode> failure(String message, int status) {
        String told = message.isBlank() ? "" : ": " + masked(message);
        return Answer.unreadable("answers with status " + status + told);
    }

    // A user message may be any JSON.
    private static String message(JsonNode error) {
        return JsonFields.nonBlank(error, "userMessage").orElseGet(() -> JsonFields.text(error, "internalMessage"));
    }

    private String masked(String message) {
        String line =
                message.replace(token.reveal(), "***").replaceAll("\\s++", " ").strip();
        String shortened = line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + "…" : line;
        return shortened.replaceFirst("\\.$", "");
    }

    private DevtronException unexpected(String problem, String help) {
        return new DevtronException(DiagnosticCode.UNREACHABLE_DEVTRON, "Devtron at `" + origin + "` " + problem, help);
    }
}
