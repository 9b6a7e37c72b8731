// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void namesAFileBelowALinkToTheDirectory(@TempDir Path temporary) throws IOException {
        Path shop = Files.createDirectories(temporary.resolve("shop/config"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), shop.resolveSibling(""));
        Files.createSymbolicLink(shop.resolve("linked.yaml"), temporary.resolve("elsewhere.yaml"));
        assertThat(PathNames.nameOf(link, shop.resolve("hub.yaml"))).isEqualTo("config/hub.yaml");
        assertThat(PathNames.nameOf(shop.resolveSibling(""), link.resolve("config/linked.yaml")))
                .isEqualTo("config/linked.yaml");
        assertThat(PathNames.nameOf(link, shop.resolveSibling(""))).isEqualTo(".");
    }
}
