// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.model.OutputKind;
import io.registries.compiler.testing.HostilePaths;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compiler accepts only paths that it generates. */
class OutputPathTest {
    private static final int PATHS = 200_000;

    @ParameterizedTest
    @CsvSource({
        "MANIFEST, manifest.json",
        "DOCKER_BUILD_CONFIGS, docker-build-configs/one.json",
        "DOCKER_BUILD_CONFIGS, docker-build-configs/one/main.json",
        "IMAGE_PULL_SECRETS, image-pull-secrets/production/one.yaml",
        "DT_SECRETS, dt-secrets/production/regcred/values.yaml",
        "SOPS_VALUES, sops-values/production/regcred/values.sops.yaml",
        "SEALED_SECRETS, sealed-secrets/production/regcred.yaml",
        "EXTERNAL_SECRETS, external-secrets/production/regcred/external-secret.yaml",
        "KUBERNETES_SECRETS, kubernetes-secrets/production/regcred.yaml",
        "DOCKER_CONFIG, docker-config/config.json",
        "DEVTRON_REGISTRIES, devtron-registries/hub.json",
        "CUSTOM, custom/a name/ü/one.yml"
    })
    void parsesThePathsOfEachKind(OutputKind kind, String path) {
        assertThat(OutputPath.parse(path)).contains(OutputPath.of(kind, path));
    }

    @Test
    void findsTheKindByTheFirstPathSegment() {
        Path root = Path.of("/output").toAbsolutePath();
        Random random = new Random(17);
        int paths = 0;
        for (int i = 0; i < PATHS; i++) {
            String text = HostilePaths.next(random);
            Optional<OutputPath> path = OutputPath.parse(text);
            if (path.isPresent()) {
                Path file = root.resolve(text);
                assertThat(file.normalize().toString()).as(text).isEqualTo(root + "/" + text);
                assertThat(file.getName(root.getNameCount()).toString())
                        .as(text)
                        .isEqualTo(
                                path.get().kind() == OutputKind.MANIFEST
                                        ? "manifest.json"
                                        : path.get().kind().folder());
                assertThat(text.chars()).as(text).noneMatch(Character::isISOControl);
                paths++;
            }
        }
        assertThat(paths).isBetween(PATHS / 1_000, PATHS / 10);
    }

    @Test
    void rejectsAPathOfAnotherKind() {
        assertThatThrownBy(() -> OutputPath.of(OutputKind.DOCKER_BUILD_CONFIGS, "dt-secrets/a/b/values.yaml"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
