// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.ResolvedConfiguration;
import io.registries.compiler.model.Stage;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The picture has the path of every pull, and not more nodes than fit on a page. */
class PictureGraphTest {
    private static final PullStates UNCHECKED = new PullStates(List.of());

    @TempDir
    private Path folder;

    @Test
    void leadsFromEveryPullToItsRegistry() throws IOException {
        ResolvedConfiguration resolved = resolve(3, 2);
        PictureGraph graph = PictureGraph.of(resolved, UNCHECKED);
        Set<List<String>> ends = graph.edges().stream()
                .map(edge -> List.of(edge.from(), edge.to()))
                .collect(Collectors.toSet());
        assertThat(graph.routes()).hasSameSizeAs(resolved.pullPaths()).isNotEmpty();
        for (List<String> route : graph.routes()) {
            for (int i = 1; i < route.size(); i++) {
                assertThat(ends).contains(List.of(route.get(i - 1), route.get(i)));
            }
        }
        assertThat(labels(graph, PictureColumn.ENVIRONMENT)).containsExactly("env-0", "env-1");
        assertThat(labels(graph, PictureColumn.LOGIN)).contains("regcred", "anonymous");
        assertThat(labels(graph, PictureColumn.REGISTRY)).containsExactly("hub", "mirror");
        assertThat(labels(graph, PictureColumn.BUILD)).containsExactly("app-0", "app-2");
    }

    @ParameterizedTest
    @CsvSource({"60, 30, 30", "62, 31, 1", "600, 2, 1"})
    void groupsBuildsThatAreTooMany(int applications, int environments, int builds) throws IOException {
        PictureGraph graph = PictureGraph.of(resolve(applications, Math.min(environments, 2)), UNCHECKED);
        assertThat(labels(graph, PictureColumn.BUILD)).hasSize(builds);
    }

    @Test
    void groupsEnvironmentsThatAreTooMany() throws IOException {
        PictureGraph graph = PictureGraph.of(resolve(1, ColumnNodes.MAX_NODES + 1), UNCHECKED);
        assertThat(labels(graph, PictureColumn.ENVIRONMENT)).containsExactly("cluster-0", "cluster-1");
        assertThat(labels(graph, PictureColumn.LOGIN)).containsExactly("regcred");
    }

    @Test
    void placesNoTwoNodesAtOnePlace() throws IOException {
        Picture picture = Picture.of(PictureGraph.of(resolve(20, 5), UNCHECKED));
        Set<List<Integer>> places = new HashSet<>();
        picture.nodes().forEach(node -> {
            assertThat(places.add(List.of(node.x(), node.y()))).isTrue();
            assertThat(node.x() + Picture.NODE_WIDTH).isLessThan(picture.width());
            assertThat(node.y() + Picture.NODE_HEIGHT).isLessThanOrEqualTo(picture.height());
        });
        assertThat(picture.groups()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "PULL, , VERIFIED",
        "PUSH, , VERIFIED",
        "LOGIN, , RESOLVED",
        "PULL, EXPIRING_CERTIFICATE, RESOLVED",
        "API, REJECTED_CREDENTIALS, FAILED"
    })
    void isVerifiedOnlyIfACheckPulled(Stage stage, DiagnosticCode code, PullState state) throws IOException {
        ResolvedConfiguration resolved = resolve(1, 1);
        var path = resolved.pullPaths().get(0);
        RegistryCheck check = new RegistryCheck(
                "hub",
                "",
                path.pull().span(),
                stage,
                "checked",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                code == null ? List.of() : List.of(Diagnostic.withoutLocation(code, "a problem")));
        assertThat(new PullStates(List.of(check)).of(path)).isEqualTo(state);
        assertThat(UNCHECKED.of(path)).isEqualTo(PullState.RESOLVED);
    }

    private static List<String> labels(PictureGraph graph, PictureColumn column) {
        return graph.nodes().stream()
                .filter(node -> node.column() == column)
                .map(PictureNode::label)
                .distinct()
                .toList();
    }

    /** Every second application is pulled from a public registry, and has no build. */
    private ResolvedConfiguration resolve(int applications, int environments) throws IOException {
        String yaml = """
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
                  - {name: mirror, type: other, url: mirror.example, public: true}
                environments:
                """
                + IntStream.range(0, environments)
                        .mapToObj(i ->
                                "  - {name: env-%d, cluster: cluster-%d, namespace: ns-%d}\n".formatted(i, i % 2, i))
                        .collect(Collectors.joining())
                + "applications:\n"
                + IntStream.range(0, applications)
                        .mapToObj(i -> "  - {name: app-%d, repository: acme/app-%d%s}\n"
                                .formatted(i, i, i % 2 == 0 ? "" : ", registry: mirror, build: {type: skip}"))
                        .collect(Collectors.joining());
        Files.writeString(folder.resolve("registries.yaml"), yaml);
        return CompilerRunner.compiler()
                .validate(CompilerRunner.request(folder, "registries.yaml", Map.of()))
                .value()
                .orElseThrow()
                .resolved();
    }
}
