// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The differences of secret files contain no value of a login. */
class MaskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "auth",
                "username",
                "identitytoken",
                "registrytoken",
                "awsAccessKeyId",
                "awsSecretAccessKey",
                "credentialValue"
            })
    void masksLoginFields(String field) {
        assertThat(Mask.masked("    x: '{\"" + field + "\" : \"hun\\\"ter2\",\"email\":\"a@b\"}'"))
                .isEqualTo("    x: '{\"" + field + "\":\"***\",\"email\":\"a@b\"}'");
    }

    @Test
    void masksValuesOfAnyLengthAndUnterminatedOnes() {
        String escapes = "\\n".repeat(100_000);
        assertThat(Mask.masked("{\"password\":\"" + escapes + "\"}")).isEqualTo("{\"password\":\"***\"}");
        assertThat(Mask.masked("{\"password\":\"hunter2\n")).isEqualTo("{\"password\":\"***\"");
    }

    @Test
    void displaysTextThatIsNotALogin() {
        String text = "{\"credentialType\":\"SAME_AS_REGISTRY\",\"registryUrl\":\"harbor.example\"}";
        assertThat(Mask.masked(text)).isEqualTo(text);
    }
}
