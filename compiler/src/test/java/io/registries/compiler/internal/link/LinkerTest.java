// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.schema.SchemaValidator;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.DevtronPolicy;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.model.WrittenFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References across files are resolved, defaults are applied, and conflicts are reported at their location. */
class LinkerTest {
    private static final String HUB =
            "registries: [{name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}]";
    private static final String HUB_AND_LAB = """
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
              - {name: lab, type: other, url: lab.example, username: acme, password: {env: LAB}}
            """;

    @Nested
    class References {
        @Test
        void resolveAcrossFilesInAnyOrder() throws IOException {
            Configuration linked = linked(
                    "applications: [{name: shop, registry: lab, repository: acme/shop, environments: [staging]}]",
                    "environments: [{name: staging}]",
                    HUB_AND_LAB);

            Application shop = linked.applications().get(0);
            assertThat(shop.build().registry().value())
                    .isEqualTo(linked.registries().get(1));
            assertThat(shop.pulls()).singleElement().satisfies(pull -> {
                assertThat(pull.environment()).isEqualTo("staging");
                assertThat(pull.registry().name().value()).isEqualTo("lab");
            });
            assertThat(names(linked.environments().get(0).pullSecrets().get(0))).containsExactly("lab");
        }

        @Test
        void listsAreInOrderOfNames() throws IOException {
            Configuration linked = linked(
                    HUB_AND_LAB,
                    "environments: [{name: staging}, {name: production}]",
                    "applications: [{name: shop, repository: a}, {name: cart, repository: b}]");

            assertThat(linked.applications())
                    .extracting(application -> application.name().value())
                    .containsExactly("cart", "shop");
            assertThat(linked.environments())
                    .extracting(environment -> environment.name().value())
                    .containsExactly("production", "staging");
        }

        @Test
        void reportsUndeclaredReferencesAtTheirLocation() throws IOException {
            assertReports(
                    List.of(
                            "`habor` of 2.yaml: unknown-registry: application `shop` uses registry `habor`, which is not declared",
                            "`stagin` of 2.yaml: unknown-environment: application `shop` uses environment `stagin`,"
                                    + " which is not declared"),
                    HUB,
                    "environments: [{name: staging}]",
                    "applications: [{name: shop, registry: habor, repository: acme/shop, environments: [stagin]}]");
        }

        @Test
        void resolvesReferencesOfPullSecretsAndPipelines() throws IOException {
            assertReports(
                    List.of(
                            "`none` of 1.yaml: unknown-registry: environment `staging` uses registry `none`,"
                                    + " which is not declared",
                            "`gone` of 1.yaml: unknown-registry: pull secret `own` of environment `staging` uses registry `gone`,"
                                    + " which is not declared",
                            "`lost` of 2.yaml: unknown-registry: pipeline `nightly` of application `shop` uses registry `lost`,"
                                    + " which is not declared"),
                    HUB,
                    "environments: [{name: staging, nodePulls: [none], pullSecrets: [{name: own, registries: [gone]}]}]",
                    "applications: [{name: shop, repository: a, pipelines: [{name: nightly, environments: [staging], registry: lost}]}]");
        }
    }

    @Nested
    class Defaults {
        @Test
        void appliesToAnApplicationWithTwoFields() throws IOException {
            Configuration linked = linked(HUB, "applications: [{name: shop, repository: acme/shop}]");

            Application shop = linked.applications().get(0);
            assertThat(shop.build().registry().value().name().value()).isEqualTo("hub");
            assertThat(shop.build().checkoutPath()).isEqualTo("./");
            assertThat(shop.build().build())
                    .isInstanceOfSatisfying(
                            Build.Dockerfile.class,
                            build -> assertThat(build.docker().path()).isEqualTo("Dockerfile"));
            Environment environment = linked.environments().get(0);
            assertThat(environment.name().value()).isEqualTo("default");
            assertThat(environment.pullSecrets()).singleElement().satisfies(secret -> {
                assertThat(secret.name().value()).isEqualTo("regcred");
                assertThat(secret.release().orElseThrow().value()).isEqualTo("regcred-default");
                assertThat(secret.keys()).containsExactly("https://index.docker.io/v1/");
            });
        }

        @Test
        void applicationWithoutEnvironmentsRunsInAllOfThem() throws IOException {
            Configuration linked = linked(
                    HUB,
                    "environments: [{name: staging}, {name: production}]",
                    "applications: [{name: everywhere, repository: a}, {name: once, repository: b, environments: [staging]}]");

            assertThat(linked.environments())
                    .extracting(environment -> environment.pulls().size())
                    .containsExactly(1, 2);
        }

        @Test
        void nodesPullFromARegistryWithARoleUnlessNodePullsExcludesIt() throws IOException {
            Configuration linked = linked("""
                    registries: [{name: ecr, url: 123456789012.dkr.ecr.eu-west-1.amazonaws.com, default: true}]
                    environments: [{name: by-role}, {name: by-secret, nodePulls: []}]
                    applications: [{name: shop, repository: a}]
                    """);

            assertThat(linked.environments())
                    .extracting(environment -> environment.pullSecrets().size())
                    .containsExactly(0, 1);
            assertThat(linked.registries().get(0).region()).contains("eu-west-1");
            assertThat(linked.registries().get(0).push()).isInstanceOf(RegistryCredentials.MachineRole.class);
        }

        @Test
        void pipelineInheritsFieldsThatItDoesNotOverride() throws IOException {
            Configuration linked = linked(HUB_AND_LAB, "environments: [{name: staging}, {name: production}]", """
                    applications:
                      - name: shop
                        repository: acme/shop
                        build: {dockerfile: deploy/Dockerfile, args: {LEVEL: info}}
                        pipelines:
                          - {name: debug, environments: [staging], args: {LEVEL: debug}}
                          - {name: mirrored, environments: [production], registry: lab}
                    """);

            Application shop = linked.applications().get(0);
            assertThat(shop.pipelines())
                    .satisfiesExactly(
                            debug -> {
                                assertThat(debug.overridesBuild()).isFalse();
                                assertThat(debug.build()).isEqualTo(shop.build());
                                assertThat(debug.extraArgs()).containsExactly(Map.entry("LEVEL", "debug"));
                            },
                            mirrored -> {
                                assertThat(mirrored.overridesBuild()).isTrue();
                                assertThat(mirrored.build().build())
                                        .isEqualTo(shop.build().build());
                                assertThat(mirrored.build().image().toString()).startsWith("lab.example/");
                            });
            assertThat(shop.pulls())
                    .extracting(pull -> pull.environment() + " "
                            + pull.registry().name() + " " + pull.pipeline().orElse("-"))
                    .containsExactlyInAnyOrder("staging hub debug", "production lab mirrored");
        }

        @Test
        void pullCredentialsDefaultToPushCredentials() throws IOException {
            Configuration linked = linked("""
                    registries:
                      - {name: both, type: other, url: a.example, username: acme, password: {env: PUSH}}
                      - {name: split, type: other, url: b.example, username: acme, password: {env: PUSH},
                         pullCredentials: {username: reader, password: {env: PULL}}}
                    """);

            assertThat(linked.registries()).extracting(LinkerTest::variable).containsExactly("PUSH", "PULL");
        }

        @ParameterizedTest
        @CsvSource({"the default, default: true, ", "no default, default: false, no-default-registry"})
        void usesTheRegistryMarkedAsDefault(String name, String flag, String code) throws IOException {
            Result<Configuration> result = link(
                    "registries: [{name: hub, type: docker-hub, username: a, password: {env: T}, %s}]".formatted(flag),
                    "applications: [{name: shop, repository: a}]");

            assertThat(codes(result)).isEqualTo(code == null ? List.of() : List.of(code));
        }
    }

    @Nested
    class Conflicts {
        @Test
        void twoDefaultRegistriesOfTwoFiles() throws IOException {
            assertReports(
                    List.of(
                            "`default` of 1.yaml: multiple-default-registries: registries `first` and `hub` are both the default"),
                    HUB.replace("name: hub", "name: first"),
                    HUB);
        }

        @Test
        void twoPipelinesOfOneEnvironment() throws IOException {
            assertReports(
                    List.of(
                            "`staging` of 2.yaml: environment-conflict: two pipelines of application `shop` build for `staging`"),
                    HUB,
                    "environments: [{name: staging}]",
                    """
                    applications:
                      - {name: shop, repository: a, pipelines: [
                        {name: one, environments: [staging]},
                        {name: other, environments: [staging]}]}
                    """);
        }

        @Test
        void pipelineForAnEnvironmentWithoutTheApplication() throws IOException {
            assertReports(
                    List.of("`production` of 2.yaml: environment-conflict: pipeline `one` builds for `production`,"
                            + " which application `shop` does not deploy to"),
                    HUB,
                    "environments: [{name: staging}, {name: production}]",
                    "applications: [{name: shop, repository: a, environments: [staging], pipelines: [{name: one, environments: [production]}]}]");
        }

        @Test
        void registriesOfOneHostShareAKeyOnlyWithOneLogin() throws IOException {
            String registries = """
                    registries:
                      - {name: team-a, type: other, url: lab.example/a, username: a, password: {env: T}}
                      - {name: team-b, type: other, url: lab.example/b, username: %s, password: {env: T}}
                    applications:
                      - {name: one, registry: team-a, repository: one}
                      - {name: two, registry: team-b, repository: two}
                    """;

            assertThat(keys(linked(registries.formatted("a")))).containsExactly("lab.example");
            assertThat(keys(linked(registries.formatted("b")))).containsExactly("lab.example/a", "lab.example/b");
            assertThat(codes(link(registries.formatted("b").replace("lab.example/b", "lab.example/a"))))
                    .containsExactly("duplicate-auth-key");
        }

        @Test
        void twoPullSecretsWithoutRegistries() throws IOException {
            assertReports(
                    List.of(
                            "`other` of 1.yaml: ambiguous-pull-secrets: two pull secrets of environment `staging` have no"
                                    + " `registries`, so both would contain the same"),
                    HUB,
                    "environments: [{name: staging, pullSecrets: [{name: one}, {name: other}]}]");
        }
    }

    @Nested
    class DuplicateClaims {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "registry | registries: [{name: one, type: docker-hub, public: true}]",
                    "environment | environments: [{name: one}]",
                    "application | applications: [{name: one, repository: a}]"
                })
        void ofTwoFilesAreReportedAtTheSecond(String kind, String declaration) throws IOException {
            Result<Configuration> result = link(HUB, declaration, declaration);

            assertThat(result.diagnostics()).singleElement().satisfies(diagnostic -> {
                assertThat(diagnostic.code().id()).isEqualTo("duplicate-name");
                assertThat(diagnostic.message()).isEqualTo(kind + " `one` is declared twice");
                assertThat(diagnostic.span().orElseThrow().source().name()).isEqualTo("2.yaml");
                assertThat(diagnostic.related().get(0).span().source().name()).isEqualTo("1.yaml");
            });
        }

        @Test
        void distinguishesKinds() throws IOException {
            assertThat(linked(
                                    "registries: [{name: one, type: docker-hub, username: a, password: {env: T}, default: true}]",
                                    "environments: [{name: one}]",
                                    "applications: [{name: one, repository: a}]")
                            .applications())
                    .hasSize(1);
        }

        @Test
        void reportsReferencesToInvalidItemsOnce() throws IOException {
            assertThat(codes(link("""
                            registries: [{name: ecr, type: ecr, url: not a url, default: true}]
                            applications: [{name: shop, repository: a}, {name: cart, registry: ecr, repository: b}]
                            """))).containsExactly("invalid-url");
        }

        @Test
        void reportsConflictsWithinOneApplicationAndEnvironment() throws IOException {
            assertReports(
                    List.of(
                            "`own` of 1.yaml: duplicate-name: pull secret `own` is declared twice",
                            "`staging` of 2.yaml: duplicate-name: application `shop` lists environment `staging` twice",
                            "`pp` of 2.yaml: duplicate-name: pipeline `pp` is declared twice"),
                    HUB,
                    "environments: [{name: staging, pullSecrets: [{name: own, registries: [hub]}, {name: own, registries: [hub]}]},"
                            + " {name: production}]",
                    "applications: [{name: shop, repository: a, environments: [staging, staging], pipelines: ["
                            + "{name: pp, environments: [staging]}, {name: pp, environments: [production]}]}]");
        }
    }

    @Nested
    class WhatTheFileSets {
        @Test
        void knowsWhichFieldsAreWritten() throws IOException {
            Configuration configuration = linked("""
                    registries: [{name: hub, type: docker-hub, username: a, password: {env: T}, default: true}]
                    environments: [{name: one, nodePulls: []}, {name: two, pullSecrets: [{name: regcred, labels: {}}]}]
                    applications:
                      - {name: shop, repository: a, build: {args: {}}, pipelines: [{name: pp, environments: [one], args: {}}]}
                      - {name: cart, repository: b}
                    """);
            assertThat(configuration.registries().get(0).written().names())
                    .containsExactly("name", "type", "username", "password", "default");
            assertThat(configuration.registries().get(0).written().contains("url"))
                    .isFalse();
            Application cart = configuration.applications().get(0);
            Application shop = configuration.applications().get(1);
            assertThat(cart.build().written()).isEqualTo(WrittenFields.NONE);
            assertThat(shop.build().written().names()).containsExactly("args");
            assertThat(shop.written().contains("project")).isFalse();
            assertThat(shop.pipelines().get(0).written().names()).containsExactly("name", "environments", "args");
            Environment one = configuration.environments().get(0);
            assertThat(one.declaresNodePulls()).isTrue();
            assertThat(configuration.environments().get(1).declaresNodePulls()).isFalse();
            assertThat(configuration
                            .environments()
                            .get(1)
                            .pullSecrets()
                            .get(0)
                            .written()
                            .names())
                    .containsExactly("name", "labels");
        }

        @Test
        void linksThePolicyOfDevtron() throws IOException {
            assertThat(linked(HUB, "devtron: {pullSecrets: chart-store, pullSecretInjection: by-name}")
                            .devtron())
                    .isEqualTo(new DevtronPolicy(
                            DevtronPolicy.PullSecretInstallation.CHART_STORE,
                            DevtronPolicy.PullSecretInjection.BY_NAME));
            assertThat(linked(HUB, "devtron: {pullSecrets: webhook}").devtron().injection())
                    .isEqualTo(DevtronPolicy.PullSecretInjection.NONE);
            assertThat(linked(HUB).devtron()).isEqualTo(DevtronPolicy.DEFAULT);
        }

        @Test
        void oneFileSetsThePolicyOfDevtron() throws IOException {
            assertReports(
                    List.of("`devtron` of 2.yaml: duplicate-field: two files set `devtron`"),
                    HUB,
                    "devtron: {pullSecrets: webhook}",
                    "devtron: {pullSecrets: none}");
        }

        @Test
        void namesTheInstanceOfAnEnvironment() throws IOException {
            assertThat(linked(HUB, "environments: [{name: one, devtron: europe}, {name: two}]")
                            .environments())
                    .extracting(Environment::devtron)
                    .containsExactly(Optional.of("europe"), Optional.empty());
        }
    }

    private static Configuration linked(String... files) throws IOException {
        Result<Configuration> result = link(files);
        assertThat(result.diagnostics()).isEmpty();
        return result.value().orElseThrow();
    }

    /** Links files that the schema accepts. */
    private static Result<Configuration> link(String... files) throws IOException {
        List<Node.Mapping> trees = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            String name = i + ".yaml";
            SourceFile source = new SourceFile(name, Path.of(name), files[i] + "\napiVersion: registries/v1\n");
            Result<Node.Mapping> tree = YamlReader.read(source).flatMap(SchemaValidator::validate);
            assertThat(tree.diagnostics()).isEmpty();
            trees.add(tree.value().orElseThrow());
        }
        try (ParallelTasks tasks = ParallelTasks.open()) {
            return Linker.link(trees, tasks);
        }
    }

    /** Compares the marked text, its file, the code and the message of each diagnostic. */
    private static void assertReports(List<String> expected, String... files) throws IOException {
        assertThat(link(files).diagnostics())
                .extracting(LinkerTest::report)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String report(Diagnostic diagnostic) {
        Span span = diagnostic.span().orElseThrow();
        String marked = span.source().line(span.line()).substring(span.column() - 1, span.endColumn() - 1);
        return "`" + marked + "` of " + span.source().name() + ": "
                + diagnostic.code().id() + ": " + diagnostic.message();
    }

    private static List<String> codes(Result<Configuration> result) {
        return result.diagnostics().stream()
                .map(Diagnostic::code)
                .map(code -> code.id())
                .toList();
    }

    private static Stream<String> keys(Configuration configuration) {
        return configuration.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .flatMap(secret -> secret.keys().stream());
    }

    private static List<String> names(PullSecret secret) {
        return secret.registries().stream()
                .map(Registry::name)
                .map(Located::value)
                .toList();
    }

    /** The environment variable of the pull password. */
    private static String variable(Registry registry) {
        RegistryCredentials.Password pull = (RegistryCredentials.Password) registry.pull();
        return ((SecretReference.EnvironmentVariable) pull.password().value()).name();
    }
}
