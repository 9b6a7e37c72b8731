// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.model.SealingScope;
import io.registries.compiler.testing.FakeSealedSecretsController;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Only the intended controller decrypts a sealed value, and only under the names that its scope allows. */
class SealedSecretEncryptorTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FakeSealedSecretsController CONTROLLER = FakeSealedSecretsController.withRsaKey();
    private static final String VALUE = "{\"auths\":{\"r.example.com\":{\"password\":\"pä$$ 🔑\"}}}";

    private final SealedSecretEncryptor sealer = new SealedSecretEncryptor(CONTROLLER.parsed());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"STRICT, apps/regcred, apps/other", "NAMESPACE_WIDE, apps, tools", "CLUSTER_WIDE, '', apps"})
    void controllerDecryptsSealedValues(SealingScope scope, String label, String otherLabel)
            throws GeneralSecurityException {
        String sealed = sealer.seal(scope, "apps", "regcred", VALUE.getBytes(UTF_8));

        assertThat(CONTROLLER.open(sealed, label)).asString(UTF_8).isEqualTo(VALUE);
        assertThatThrownBy(() -> CONTROLLER.open(sealed, otherLabel)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void otherControllerCannotDecryptIt() {
        String sealed = sealer.seal(SealingScope.CLUSTER_WIDE, "apps", "regcred", VALUE.getBytes(UTF_8));
        FakeSealedSecretsController other = FakeSealedSecretsController.withRsaKey();

        assertThatThrownBy(() -> other.open(sealed, "")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void oneValueIsSealedDifferentlyEachTime() {
        byte[] value = VALUE.getBytes(UTF_8);

        assertThat(sealer.seal(SealingScope.STRICT, "apps", "regcred", value))
                .isNotEqualTo(sealer.seal(SealingScope.STRICT, "apps", "regcred", value));
    }

    @ParameterizedTest
    @RequiresProgram({"node", "npm"})
    @CsvSource({"STRICT, strict, apps/regcred", "NAMESPACE_WIDE, namespace, apps", "CLUSTER_WIDE, cluster, ''"})
    void thirdPartyPackageSealsAndUnsealsCompatibly(SealingScope scope, String theirScope, String label)
            throws GeneralSecurityException {
        Map<String, Object> place = Map.ofEntries(
                Map.entry("scope", theirScope), Map.entry("namespace", "apps"), Map.entry("name", "regcred"));

        String theirs = ThirdPartyDecryptors.runScript(
                "seal.mjs", JSON.writeValueAsString(with(place, "pemKey", CONTROLLER.certificate(), "value", VALUE)));
        assertThat(CONTROLLER.open(theirs, label)).asString(UTF_8).isEqualTo(VALUE);

        String ours = sealer.seal(scope, "apps", "regcred", VALUE.getBytes(UTF_8));
        String decrypted = ThirdPartyDecryptors.runScript(
                "unseal.mjs", JSON.writeValueAsString(with(place, "key", CONTROLLER.key(), "sealed", ours)));
        assertThat(decrypted).isEqualTo(VALUE);
        String elsewhere = JSON.writeValueAsString(
                with(Map.of("scope", "namespace", "namespace", "elsewhere"), "key", CONTROLLER.key(), "sealed", ours));
        assertThat(ThirdPartyDecryptors.rejects("unseal.mjs", elsewhere)).isTrue();
    }

    private static Map<String, Object> with(
            Map<String, Object> place, String key, String value, String otherKey, String otherValue) {
        Map<String, Object> all = new LinkedHashMap<>(place);
        all.put(key, value);
        all.put(otherKey, otherValue);
        return all;
    }
}
