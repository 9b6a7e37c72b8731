// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SealingScopeTest {
    @Test
    void setsTheScopeAnnotationsOfTheController() {
        assertThat(SealingScope.STRICT.id()).isEqualTo("strict");
        assertThat(SealingScope.STRICT.label("apps", "regcred")).asString(UTF_8).isEqualTo("apps/regcred");
        assertThat(SealingScope.STRICT.annotations()).isEmpty();

        assertThat(SealingScope.NAMESPACE_WIDE.id()).isEqualTo("namespace-wide");
        assertThat(SealingScope.NAMESPACE_WIDE.label("apps", "regcred"))
                .asString(UTF_8)
                .isEqualTo("apps");
        assertThat(SealingScope.NAMESPACE_WIDE.annotations())
                .isEqualTo(Map.of("sealedsecrets.bitnami.com/namespace-wide", "true"));

        assertThat(SealingScope.CLUSTER_WIDE.id()).isEqualTo("cluster-wide");
        assertThat(SealingScope.CLUSTER_WIDE.label("apps", "regcred")).isEmpty();
        assertThat(SealingScope.CLUSTER_WIDE.annotations())
                .isEqualTo(Map.of("sealedsecrets.bitnami.com/cluster-wide", "true"));
    }

    @Test
    void findsAProxyByItsName() {
        for (SealingScope scope : SealingScope.values()) {
            assertThat(SealingScope.fromId(scope.id())).contains(scope);
        }
        assertThat(SealingScope.fromId("STRICT")).isEmpty();
    }
}
