// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reviewer can read from the diagram which environment pulls which application from which registry, and how. */
class MermaidTest {
    private static final Pattern NODE =
            Pattern.compile("(?m)^ {2}(\\w+)(?:\\[\\(|\\[|\\{\\{)\"([^\"]*)\"(?:\\)]|]|}})$");
    private static final Pattern BUILD = Pattern.compile("(?m)^ {2}(\\w+) --> (\\w+)$");
    private static final Pattern PULL = Pattern.compile("(?m)^ {2}(\\w+) -- \"([^\"]*)\" --> (\\w+)$");

    @TempDir
    private Path folder;

    @Test
    void everyPathThroughTheDiagramIsAPull() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
                  - {name: harbor, type: other, url: harbor.example, username: acme, password: {env: TOKEN}}
                  - {name: mirror, type: quay, public: true}
                environments:
                  - {name: staging, namespace: auth-staging}
                  - name: production
                    namespace: auth-production
                    pullSecrets: [{name: harbor-login, registries: [harbor]}, {name: hub-login, registries: [hub]}]
                applications:
                  - name: auth
                    repository: acme/auth
                    environments: [staging, production]
                    pipelines:
                      - {name: release, environments: [production], registry: harbor}
                  - {name: base, registry: mirror, repository: acme/base, build: {type: skip}, environments: [production]}
                  - {name: end, repository: acme/end}
                """);
        var validated = CompilerRunner.validate(folder, "registries.yaml", "registries.yaml");
        assertThat(validated.isSuccess()).as("%s", validated.diagnostics()).isTrue();
        List<String> picture = Mermaid.picture(validated.value().orElseThrow().pullPaths());
        assertThat(paths(String.join("\n", picture)))
                .containsExactlyInAnyOrder(
                        "hub > auth > regcred > staging",
                        "harbor > auth/release > harbor-login > production",
                        "mirror > base > anonymous > production",
                        "hub > end > regcred > staging",
                        "hub > end > hub-login > production");
    }

    private static List<String> paths(String diagram) {
        Map<String, String> names = new TreeMap<>();
        NODE.matcher(diagram).results().forEach(node -> names.put(node.group(1), node.group(2)));
        List<String> paths = new ArrayList<>();
        for (MatchResult build : BUILD.matcher(diagram).results().toList()) {
            PULL.matcher(diagram)
                    .results()
                    .filter(pull -> pull.group(1).equals(build.group(2)))
                    .forEach(pull -> paths.add(String.join(
                            " > ",
                            names.get(build.group(1)),
                            names.get(build.group(2)),
                            pull.group(2),
                            names.get(pull.group(3)))));
        }
        return paths;
    }
}
