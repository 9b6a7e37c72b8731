// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name in a message leads to one file, and is short where it can be. */
class PathNamesTest {
    @ParameterizedTest
    @CsvSource({
        "/home/acme/shop/registries.yaml, registries.yaml",
        "/home/acme/shop/config/hub.yaml, config/hub.yaml",
        "/home/acme/shop, .",
        "/home/acme/shopping/registries.yaml, /home/acme/shopping/registries.yaml",
        "/home/acme/registries.yaml, /home/acme/registries.yaml",
    })
    void namesPathsFromTheBaseFolder(String path, String name) {
        assertThat(PathNames.nameOf(Path.of("/home/acme/shop"), Path.of(path))).isEqualTo(name);
    }
}
