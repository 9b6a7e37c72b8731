// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.SourceFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes are those of GitHub's upload action; the expected values are those of its tests. */
class GithubLineHashesTest {
    @Test
    void ignoresSpacesAndTabs() {
        assertThat(GithubLineHashes.hashes(" a\nb\n  \t\tc\n d"))
                .containsExactly("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1");
    }

    @Test
    void anEmptyFileHasOneLine() {
        assertThat(GithubLineHashes.hashes("")).containsExactly("c129715d7a2bc9a3:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
                " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
                " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
                " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"
            })
    void doesNotDependOnTheKindOfLineBreak(String text) {
        assertThat(GithubLineHashes.hashes(text))
                .containsExactly(
                        "e9496ae3ebfced30:1",
                        "fb7c023a8b9ccb3f:1",
                        "ce8ba1a563dcdaca:1",
                        "e20e36e16fcb0cc8:1",
                        "b3edc88f2938467e:1",
                        "c8e28b0b4002a3a0:1",
                        "c129715d7a2bc9a3:1");
    }

    @Test
    void numbersEqualHashes() {
        assertThat(GithubLineHashes.hashes("Lorem ipsum dolor sit amet.\n".repeat(10)))
                .containsExactly(
                        "a7f2ff13bc495cf2:1",
                        "a7f2ff13bc495cf2:2",
                        "a7f2ff13bc495cf2:3",
                        "a7f2ff13bc495cf2:4",
                        "a7f2ff13bc495cf2:5",
                        "a7f2ff13bc495cf2:6",
                        "a7f2ff1481e87703:1",
                        "a9cf91f7bbf1862b:1",
                        "55ec222b86bcae53:1",
                        "cc97dc7b1d7d8f7b:1",
                        "c129715d7a2bc9a3:1");
    }

    /** The hash of known text with a short unknown part reveals that part. */
    @Test
    void noHashCoversASecret() {
        SourceFile source = new SourceFile("one.yaml", Path.of("/one.yaml"), """
                applications:
                  - {name: one, repository: acme/one, environments: [staging, production], project: payments, build: {}}
                  - {name: two}
                registries:
                  - name: hub
                    password: hunter2
                    url: hub.example
                """);
        GithubLineHashes hashes = new GithubLineHashes();
        assertThat(hashes.of(source, 2)).isPresent();
        for (int line = 3; line <= 6; line++) {
            assertThat(hashes.of(source, line)).as("line %d", line).isEmpty();
        }
        assertThat(hashes.of(source, 7)).isPresent();
    }
}
