// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are named from the root of the repository, which code hosts expect. */
class RepositoryRootTest {
    @TempDir
    private Path temporary;

    private Path checkout;
    private Path shop;

    @BeforeEach
    void createDirectories() throws IOException {
        checkout = Files.createDirectory(temporary.toRealPath().resolve("checkout"));
        shop = Files.createDirectories(checkout.resolve("services/shop"));
    }

    @Test
    void isTheGitWorkTreeFirst() throws IOException {
        Files.createDirectory(checkout.resolve(".git"));
        Files.writeString(checkout.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        assertNamed("services/shop/registries.yaml", Map.of("GITHUB_WORKSPACE", temporary.toString()), shop);
    }

    @Test
    void isTheSubmoduleOfAGitWorkTree() throws IOException {
        Files.createDirectory(checkout.resolve(".git"));
        Files.writeString(checkout.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(checkout.resolve("services/.git"), "gitdir: ../.git/modules/services\n");
        assertNamed("shop/registries.yaml", Map.of(), shop);
    }

    @Test
    void isTheCheckoutOfTheCiSystemWithoutGit() {
        assertNamed("services/shop/registries.yaml", Map.of("GITHUB_WORKSPACE", checkout.toString()), shop);
        assertNamed("services/shop/registries.yaml", Map.of("CI_PROJECT_DIR", checkout + "/"), shop);
        assertNamed(
                "services/shop/registries.yaml",
                Map.of(
                        "GITHUB_WORKSPACE",
                        temporary.resolve("another").toString(),
                        "CI_PROJECT_DIR",
                        checkout.toString()),
                shop);
    }

    @Test
    void isTheStartDirectoryElse() {
        assertNamed("shop/registries.yaml", Map.of(), checkout.resolve("services"));
        assertNamed(
                "shop/registries.yaml", Map.of("GITHUB_WORKSPACE", "", "CI_PROJECT_DIR", "/"), shop.resolveSibling(""));
        assertNamed("registries.yaml", Map.of("GITHUB_WORKSPACE", "relative"), temporary.resolve("another"));
    }

    @Test
    void linksOnTheWayDoNotMatter() throws IOException {
        Files.createDirectory(checkout.resolve(".git"));
        Files.writeString(checkout.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), shop);
        RepositoryRoot root = RepositoryRoot.containing(link, Map.of(), link);
        assertThat(root.nameOf(link.resolve("registries.yaml"))).isEqualTo("services/shop/registries.yaml");
        assertThat(root.nameOf(checkout)).isEqualTo(".");
    }

    private void assertNamed(String name, Map<String, String> environment, Path start) {
        RepositoryRoot root = RepositoryRoot.containing(shop, environment, start);
        assertThat(root.nameOf(shop.resolve("registries.yaml"))).isEqualTo(name);
    }
}
