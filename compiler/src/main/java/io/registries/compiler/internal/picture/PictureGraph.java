// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

import io.registries.compiler.internal.picture.ColumnNodes.NodeName;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.ResolvedConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the picture shows.
 *
 * @param nodes in order of columns
 * @param edges without duplicates
 * @param routes the identifiers of the nodes that each image pull passes, in the order of the pulls
 */
public record PictureGraph(List<PictureNode> nodes, List<PictureEdge> edges, List<List<String>> routes) {
    public PictureGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        routes = List.copyOf(routes);
    }

    /** The graph of a configuration. */
    public static PictureGraph of(ResolvedConfiguration resolved, PullStates states) {
        Builder builder = new Builder();
        builder.addNodes(resolved.configuration(), resolved.pullPaths());
        return builder.build(resolved, states);
    }

    private static final class Builder {
        private final ColumnNodes environments = new ColumnNodes(PictureColumn.ENVIRONMENT);
        private final ColumnNodes logins = new ColumnNodes(PictureColumn.LOGIN);
        private final ColumnNodes registries = new ColumnNodes(PictureColumn.REGISTRY);
        private final ColumnNodes builds = new ColumnNodes(PictureColumn.BUILD);
        private final Map<List<String>, Optional<PullState>> edges = new LinkedHashMap<>();

        private void addNodes(Configuration configuration, List<PullPath> paths) {
            configuration.environments().forEach(this::addEnvironment);
            configuration.registries().forEach(this::addRegistry);
            configuration
                    .applications()
                    .forEach(application -> namedBuilds(application)
                            .forEach(build -> addBuild(
                                    build.name(), build.build().registry().value())));
            for (PullPath path : paths) {
                // A pull may come from a configuration that is not displayed.
                environments.add(
                        new NodeName(path.pull().environment(), "", path.pull().environment(), ""));
                addRegistry(path.pull().registry());
                addLogin(path);
            }
        }

        private void addEnvironment(Environment environment) {
            String name = environment.name().value();
            String cluster = environment.cluster().orElse("");
            environments.add(
                    new NodeName(name, cluster, name, environment.namespace().orElse("")),
                    new NodeName(cluster, "", cluster.isEmpty() ? "no cluster" : cluster, ""));
        }

        private void addRegistry(Registry registry) {
            String name = registry.name().value();
            String type = registry.provider().type();
            registries.add(new NodeName(name, "", name, type), new NodeName(type, "", type, ""));
        }

        private void addBuild(String name, Registry registry) {
            String target = registry.name().value();
            String type = registry.provider().type();
            builds.add(
                    new NodeName(name, "", name, ""),
                    new NodeName(target, "", "", "for " + target),
                    new NodeName(type, "", "", "for " + type));
        }

        private void addLogin(PullPath path) {
            String method = path.method().id();
            String words = method.replace('-', ' ');
            if (path.method() instanceof PullPath.BySecret by) {
                String secret = by.secret().name().value();
                logins.add(
                        new NodeName(
                                login(path), "", secret, by.secret().delivery().id()),
                        new NodeName(method + " " + secret, "", secret, ""));
            } else {
                NodeName name =
                        new NodeName(login(path), "", words, path.status().id());
                logins.add(name, name);
            }
        }

        private static String login(PullPath path) {
            return path.method() instanceof PullPath.BySecret by
                    ? path.pull().environment() + "/" + by.secret().name()
                    : path.method().id() + " " + path.status().id();
        }

        private PictureGraph build(ResolvedConfiguration resolved, PullStates states) {
            List<PictureNode> nodes = new ArrayList<>();
            Stream.of(environments, logins, registries, builds).forEach(column -> nodes.addAll(column.build()));
            List<List<String>> routes = new ArrayList<>();
            for (PullPath path : resolved.pullPaths()) {
                routes.add(route(path, states.of(path)));
            }
            for (Application application : resolved.configuration().applications()) {
                namedBuilds(application)
                        .forEach(build -> edges.putIfAbsent(
                                List.of(
                                        registries.id(build.build()
                                                .registry()
                                                .value()
                                                .name()
                                                .value()),
                                        builds.id(build.name())),
                                Optional.empty()));
            }
            List<PictureEdge> lines = new ArrayList<>();
            edges.forEach((ends, state) -> lines.add(new PictureEdge(ends.get(0), ends.get(1), state)));
            return new PictureGraph(nodes, lines, routes);
        }

        private List<String> route(PullPath path, PullState state) {
            String environment = environments.id(path.pull().environment());
            String login = logins.id(login(path));
            String registry = registries.id(path.pull().registry().name().value());
            addEdge(environment, login, state);
            addEdge(login, registry, state);
            String build = name(path.pull().application(), path.pull().pipeline());
            return builds.contains(build)
                    ? List.of(environment, login, registry, builds.id(build))
                    : List.of(environment, login, registry);
        }

        private void addEdge(String from, String to, PullState state) {
            edges.merge(
                    List.of(from, to),
                    Optional.of(state),
                    (known, other) ->
                            Stream.of(known, other).flatMap(Optional::stream).min(PullState::compareTo));
        }
    }

    private record NamedBuild(String name, EffectiveBuild build) {}

    private static Stream<NamedBuild> namedBuilds(Application application) {
        String name = application.name().value();
        return Stream.concat(
                        Stream.of(new NamedBuild(name, application.build())),
                        application.pipelines().stream()
                                .map(pipeline -> new NamedBuild(
                                        name(name, Optional.of(pipeline.name().value())), pipeline.build())))
                .filter(build -> !(build.build().build() instanceof Build.Skip));
    }

    private static String name(String application, Optional<String> pipeline) {
        return application + pipeline.map(name -> "/" + name).orElse("");
    }
}
