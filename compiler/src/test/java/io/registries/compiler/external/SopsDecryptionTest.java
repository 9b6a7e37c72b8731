// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.internal.seal.SealingException;
import io.registries.compiler.internal.seal.SopsFile;
import io.registries.compiler.testing.AgeIdentity;
import io.registries.compiler.testing.AnyText;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Third parties decrypt our files: sops-age decrypts the data key and the values. It does not verify the MAC, so the
 * script verifies it with the age library of sops-age and the crypto module of Node.
 */
@RequiresProgram({"node", "npm"})
class SopsDecryptionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AgeIdentity FIRST = AgeIdentity.make();
    private static final AgeIdentity SECOND = AgeIdentity.make();
    private static final String YAML = """
            # the chart's
            name: "regcred"
            type: kubernetes.io/dockerconfigjson
            replicas: 3
            ratio: 0.25
            enabled: true
            labels:
              "tier": "back \\"end\\""
              test: null
            empty: {}
            secrets:
              data:
                - key: ".dockerconfigjson"
                  value: "{\\"auths\\":{\\"r.example.com\\":{\\"password\\":\\"pä$$ 🔑\\\\n\\"}}}"   # one
                - key: other
                  value: |
                    several
                    lines
                - {key: typed, value: [12, 1.5, false, "", ~, text]}
            """;

    @Test
    void eachRecipientDecryptsIt() throws SealingException {
        String file = SopsFile.encrypt(YAML, List.of(FIRST.recipient(), SECOND.recipient()), new SecureRandom());

        for (AgeIdentity identity : List.of(FIRST, SECOND)) {
            JsonNode decrypted = open(file, identity);
            assertThat(decrypted.path("values")).isEqualTo(JSON.readTree("""
                    {"name": "regcred", "type": "kubernetes.io/dockerconfigjson", "replicas": 3, "ratio": 0.25,
                     "enabled": true, "labels": {"tier": "back \\"end\\"", "test": null}, "empty": {},
                     "secrets": {"data": [
                       {"key": ".dockerconfigjson",
                        "value": "{\\"auths\\":{\\"r.example.com\\":{\\"password\\":\\"pä$$ 🔑\\\\n\\"}}}"},
                       {"key": "other", "value": "several\\nlines\\n"},
                       {"key": "typed", "value": [12, 1.5, false, "", null, "text"]}]}}
                    """));
            assertThat(decrypted.path("macFits").asBoolean()).isTrue();
        }
    }

    @Test
    void noOtherIdentityDecryptsIt() throws SealingException {
        String file = SopsFile.encrypt(YAML, List.of(FIRST.recipient()), new SecureRandom());

        assertThat(ThirdPartyDecryptors.rejects("sops.mjs", question(file, SECOND)))
                .isTrue();
    }

    @Test
    void changedPlainValueInvalidatesTheMac() throws SealingException {
        String file = SopsFile.encrypt(YAML, List.of(FIRST.recipient()), new SecureRandom());

        for (Map.Entry<String, String> change : List.of(
                Map.entry("name: \"regcred\"", "name: \"regcrad\""),
                Map.entry("replicas: 3", "replicas: 4"),
                Map.entry("enabled: true", "enabled: false"),
                Map.entry("key: typed", "key: tiped"))) {
            String changed = file.replace(change.getKey(), change.getValue());
            assertThat(changed).isNotEqualTo(file);
            assertThat(open(changed, FIRST).path("macFits").asBoolean())
                    .as(change.getValue())
                    .isFalse();
        }
    }

    @Test
    void movedValueIsRejected() throws SealingException {
        String file = SopsFile.encrypt(YAML, List.of(FIRST.recipient()), new SecureRandom());

        String moved = file.replace("secrets:\n", "others:\n");
        assertThat(ThirdPartyDecryptors.rejects("sops.mjs", question(moved, FIRST)))
                .isTrue();
    }

    /** A fixed seed makes failures reproducible. */
    @Test
    void anyTextSurvives() throws SealingException {
        Random random = new Random(42);
        List<String> secrets =
                Stream.generate(() -> AnyText.random(random)).limit(300).toList();
        String yaml = secrets.stream()
                .map(secret -> "  - value: " + AnyText.quoted(secret) + "\n")
                .collect(Collectors.joining("", "secrets:\n", ""));

        JsonNode decrypted = open(SopsFile.encrypt(yaml, List.of(FIRST.recipient()), new SecureRandom()), FIRST);

        assertThat(decrypted
                        .path("values")
                        .path("secrets")
                        .valueStream()
                        .map(item -> item.path("value").asString()))
                .containsExactlyElementsOf(secrets);
        assertThat(decrypted.path("macFits").asBoolean()).isTrue();
    }

    private static JsonNode open(String file, AgeIdentity identity) {
        return JSON.readTree(ThirdPartyDecryptors.runScript("sops.mjs", question(file, identity)));
    }

    private static String question(String file, AgeIdentity identity) {
        return JSON.writeValueAsString(JSON.createObjectNode().put("file", file).put("identity", identity.secret()));
    }
}
