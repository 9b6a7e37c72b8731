// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stub answers as Devtron does: the conversations were taken from its handlers, or read in their source. */
class DevtronStubTest {
    private static final Path CONVERSATIONS = Path.of("src", "test", "resources", "devtron-conversations");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Stream<Conversation> conversations() throws IOException {
        return Conversation.in(CONVERSATIONS);
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void answersLikeDevtron(Conversation conversation) throws Exception {
        try (DevtronStub stub = new DevtronStub(DevtronState.load("shop"))) {
            new ConversationRunner(stub, CLIENT).run(conversation);
            assertThat(stub.requests()).isNotEmpty();
        }
    }
}
