// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.model.SealingScope;
import io.registries.compiler.testing.AgeIdentity;
import io.registries.compiler.testing.FakeSealedSecretsController;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a secret holds, printable or not, comes out as it went in. */
class AnyValueTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FakeSealedSecretsController CONTROLLER = FakeSealedSecretsController.withRsaKey();
    private static final AgeIdentity IDENTITY = AgeIdentity.make();

    @Property(tries = 200)
    void survivesSealing(@ForAll("text") String value, @ForAll SealingScope scope) throws GeneralSecurityException {
        String sealed = new Sealer(CONTROLLER.parsed()).seal(scope, "apps", "regcred", value.getBytes(UTF_8));

        String label = new String(scope.label("apps", "regcred"), UTF_8);
        assertThat(CONTROLLER.open(sealed, label)).isEqualTo(value.getBytes(UTF_8));
    }

    @Property(tries = 200)
    void survivesSops(@ForAll("text") String secret, @ForAll("text") String plain, @ForAll("text") String key)
            throws Unsealable, GeneralSecurityException {
        byte[] dataKey = new byte[SopsCipher.KEY_BYTES];
        new SecureRandom().nextBytes(dataKey);
        String yaml = quoted("-" + key) + ":\n  - value: " + quoted(secret) + "\n    plain: " + quoted(plain) + "\n";

        String file =
                SopsFile.encrypt(SopsDocument.read(yaml), List.of(IDENTITY.recipient()), dataKey, new SecureRandom());

        assertThat(SopsReadBack.open(file, new SopsCipher(dataKey)))
                .extracting(leaf -> leaf.value().text())
                .containsExactly(secret, plain);
        assertThat(file).contains("\n    plain: " + quoted(plain) + "\n");
        if (!secret.isEmpty()) {
            assertThat(file).doesNotContain("value: " + quoted(secret));
        }
    }

    @Property(tries = 5)
    void survivesTheSopsOfOthers(@ForAll @Size(60) List<@From("text") String> secrets) throws Unsealable {
        String yaml = secrets.stream()
                .map(secret -> "  - value: " + quoted(secret) + "\n")
                .collect(Collectors.joining("", "secrets:\n", ""));
        String file = SopsFile.encrypt(yaml, List.of(IDENTITY.recipient()), new SecureRandom());

        JsonNode opened = JSON.readTree(ThirdPartyDecryptors.ask(
                "sops.mjs",
                JSON.writeValueAsString(
                        JSON.createObjectNode().put("file", file).put("identity", IDENTITY.secret()))));

        List<String> values = new ArrayList<>();
        opened.path("values")
                .path("secrets")
                .forEach(item -> values.add(item.path("value").asString()));
        assertThat(values).isEqualTo(secrets);
        assertThat(opened.path("macFits").asBoolean()).isTrue();
    }

    @Provide
    Arbitrary<String> text() {
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        Arbitrary<Integer> common = Arbitraries.integers().between(0, 0x17f);
        return Arbitraries.oneOf(common, any)
                .list()
                .ofMaxSize(40)
                .map(list -> list.stream().map(Character::toString).collect(Collectors.joining()));
    }

    // Within double quotes, all but printable ASCII as an escape.
    private static String quoted(String text) {
        return text.codePoints()
                .mapToObj(c ->
                        c >= ' ' && c <= '~' && c != '"' && c != '\\' ? Character.toString(c) : "\\U%08x".formatted(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
