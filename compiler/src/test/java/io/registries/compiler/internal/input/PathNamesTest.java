// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File names in messages are unique and as short as possible. */
class PathNamesTest {
    @ParameterizedTest
    @CsvSource({
        "/home/acme/shop/registries.yaml, registries.yaml",
        "/home/acme/shop/config/hub.yaml, config/hub.yaml",
        "/home/acme/shop, .",
        "/home/acme/shopping/registries.yaml, /home/acme/shopping/registries.yaml",
        "/home/acme/registries.yaml, /home/acme/registries.yaml",
    })
    void namesPathsFromTheBaseDirectory(String path, String name) {
        assertThat(PathNames.nameOf(Path.of("/home/acme/shop"), Path.of(path))).isEqualTo(name);
    }
}
