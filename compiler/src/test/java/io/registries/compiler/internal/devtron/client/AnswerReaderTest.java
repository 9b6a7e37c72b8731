// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.http.HttpReply;
import io.registries.compiler.internal.http.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan takes from each kind of answer that Devtron, or a proxy before it, gives. */
class AnswerReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {"code": 200, "result": {"id": 1}} | found {"id":1}
            200 | {"code": 200, "result": null} | found null
            200 | {"code": 200, "errors": [{"code": "404", "userMessage": "no ci pipeline exists"}]} | missing
            200 | {"code": 200, "errors": [{"code": "000", "userMessage": "it failed."}]} | unreadable answers with status 200: it failed
            200 | {"success": true, "result": {"id": 1}} | found {"id":1}
            200 | {"success": false, "error": {"code": "E104", "message": "no such cluster"}} | unreadable answers with status 200: no such cluster
            400 | {"code": 400, "errors": [{"internalMessage": "a tag failed", "userMessage": {"field": "x"}}]} | unreadable answers with status 400: a tag failed
            401 | {"code": 401, "result": "Unauthorized"} | rejects the token
            401 | "UN-AUTHENTICATED" | rejects the token
            403 | {"code": 403, "status": "Forbidden", "result": "Unauthorized User"} | unreadable does not allow it to the user of the token
            403 | {"code": 403, "errors": [{"code": "11008", "userMessage": "forbidden"}]} | unreadable does not allow it to the user of the token
            404 | {"code": 404, "errors": [{"code": "11006", "userMessage": "Requested resource not found"}]} | missing
            404 | <html></html> | unreadable does not have the endpoint
            409 | {"code": 409, "errors": [{"code": "11007", "userMessage": "it is already used"}]} | unreadable answers with status 409: it is already used
            500 | {"code": 500, "errors": [{"code": "000", "userMessage": "no user for canary-token"}]} | unreadable answers with status 500: no user for ***
            200 | <!doctype html><html></html> | does not answer as its API does
            200 | ["a", "list"] | does not answer as its API does
            500 | <html></html> | answers with status 500
            302 | {} | redirects, and the token is not sent elsewhere
            """)
    void tellsAnswersApart(int status, String body, String expected) {
        HttpReply reply = new HttpReply(status, Map.of(), body, HttpReply.BodyEnd.COMPLETE, Duration.ofMillis(1));
        assertThat(read(reply)).isEqualTo(expected);
    }

    private static String read(HttpReply reply) {
        Origin origin = Origin.of(URI.create("https://devtron.acme.example"));
        try {
            var answer = new AnswerReader(origin, new Secret("canary-token"), OptionNames.API).read(reply);
            return answer.found()
                    .map(found -> "found " + found)
                    .or(() -> answer.unreadable().map(reason -> "unreadable " + reason))
                    .orElse("missing");
        } catch (DevtronException e) {
            return e.diagnostic().message().replace("Devtron at `" + origin + "` ", "");
        }
    }
}
