// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import io.registries.compiler.testing.GoStruct;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to a handler.
 *
 * @param user who sends it, as the handlers see it
 * @param variables the variables of the path
 * @param query the parameters of the query
 * @param body the body
 */
record Call(User user, Map<String, String> variables, Map<String, String> query, String body) {

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** A number of the path; anything else is refused. */
    int id(String name) {
        return numeric(variable(name));
    }

    static int numeric(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RefusedException(Answer.unknown(400, "strconv.Atoi: parsing \"" + text + "\": invalid syntax"));
        }
    }

    void requireSignedIn() {
        if (!user.isSignedIn()) {
            throw new RefusedException(Answer.notSignedIn());
        }
    }

    /** The body as Devtron's decoder reads it: unknown fields are ignored, fields of a wrong type refused. */
    ObjectNode decode(GoStruct struct) {
        try {
            return decodeOrThrow(struct);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Answer.unknown(400, String.valueOf(e.getMessage())));
        }
    }

    /** The same, for a handler with an envelope of its own: the message of the decoder is that of the exception. */
    ObjectNode decodeOrThrow(GoStruct struct) {
        JsonNode document;
        try {
            document = Json.parse(body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("invalid character in the body", e);
        }
        if (document.isMissingNode()) {
            throw new IllegalArgumentException("EOF");
        }
        return struct.decode(document);
    }
}
