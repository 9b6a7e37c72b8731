// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One application: its own build, its pipelines, and what its pods pull where. */
final class ApplicationLinker {
    private final SymbolTable<Registry> registries;
    private final SymbolTable<Located<String>> environments;
    private final RegistryLinker declaredRegistries;
    private final DiagnosticCollector diagnostics;
    private final BuildLinker builds;

    ApplicationLinker(
            SymbolTable<Registry> registries,
            SymbolTable<Located<String>> environments,
            RegistryLinker declaredRegistries,
            DiagnosticCollector diagnostics) {
        this.registries = registries;
        this.environments = environments;
        this.declaredRegistries = declaredRegistries;
        this.diagnostics = diagnostics;
        this.builds = new BuildLinker(diagnostics);
    }

    /** The files whose text became a Dockerfile, of all applications so far. */
    List<Located<FileReference>> contentFiles() {
        return builds.contentFiles();
    }

    /** The application, or nothing where a diagnostic says why not. */
    Optional<Application> link(Located<String> name, MappingReader fields) {
        String user = "application `" + name + "`";
        Optional<EffectiveBuild> build = ownBuild(name, fields, user);
        Map<String, Deployment> deployments = deployments(fields, user);
        if (build.isEmpty()) {
            return Optional.empty();
        }
        List<Pipeline> pipelines = pipelines(fields, build.get(), deployments, user);
        List<Pull> pulls = deployments.values().stream()
                .map(deployment -> pull(name.value(), deployment, build.get(), pipelines))
                .toList();
        return Optional.of(
                new Application(name, fields.text("project").map(Located::value), build.get(), pipelines, pulls));
    }

    private Optional<EffectiveBuild> ownBuild(Located<String> name, MappingReader fields, String user) {
        Optional<Located<Registry>> registry = fields.text("registry")
                .map(named -> registries.find(named, user))
                .orElseGet(() -> defaultRegistry(name, user));
        MappingReader build =
                fields.fields("build").orElse(new MappingReader(new Node.Mapping(List.of(), name.span())));
        Build how = builds.build(build);
        List<Located<Registry>> bases = registries.findAll(build.texts("baseRegistries"), user);
        return registry.map(to -> new EffectiveBuild(
                to, fields.require("repository"), build.textOr("checkoutPath", BuildLinker.CHECKOUT_PATH), how, bases));
    }

    private Optional<Located<Registry>> defaultRegistry(Located<String> name, String user) {
        // One that is declared and wrong has its diagnostic already.
        if (!declaredRegistries.declaresDefault()) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.NO_DEFAULT_REGISTRY,
                            name.span(),
                            user + " names no registry, and none is the default")
                    .help("add `registry` to it, or `default: true` to a registry"));
        }
        return declaredRegistries.byDefault().map(registry -> new Located<>(registry, name.span()));
    }

    /** Where an application deploys to, and what is pulled there instead of what is built. */
    private record Deployment(
            Located<String> environment, Optional<Located<Registry>> pulls, Optional<Located<String>> repository) {}

    private Map<String, Deployment> deployments(MappingReader fields, String user) {
        Map<String, Deployment> deployments = new LinkedHashMap<>();
        if (!fields.has("environments")) {
            for (Located<String> environment : environments.all()) {
                deployments.put(environment.value(), new Deployment(environment, Optional.empty(), Optional.empty()));
            }
            return deployments;
        }
        for (Node item : fields.items("environments")) {
            deployment(item, user).ifPresent(deployment -> {
                Located<String> name = deployment.environment();
                Deployment first = deployments.putIfAbsent(name.value(), deployment);
                if (first != null) {
                    diagnostics.add(Diagnostic.at(
                                    DiagnosticCode.DUPLICATE_NAME,
                                    name.span(),
                                    user + " names environment `" + name + "` twice")
                            .related(first.environment().span(), "the first")
                            .help("keep one of them"));
                }
            });
        }
        return deployments;
    }

    private Optional<Deployment> deployment(Node item, String user) {
        if (item instanceof Node.Scalar scalar) {
            return environments
                    .find(scalar.located(), user)
                    .map(found -> new Deployment(scalar.located(), Optional.empty(), Optional.empty()));
        }
        MappingReader fields = MappingReader.of(item);
        Located<String> name = fields.require("name");
        Optional<MappingReader> pullsFrom = fields.fields("pullsFrom");
        Optional<Located<Registry>> pulls = pullsFrom.flatMap(from -> registries.find(from.require("registry"), user));
        Optional<Located<String>> repository = pullsFrom.flatMap(from -> from.text("repository"));
        return environments.find(name, user).map(found -> new Deployment(name, pulls, repository));
    }

    private List<Pipeline> pipelines(
            MappingReader fields, EffectiveBuild own, Map<String, Deployment> deployments, String user) {
        List<Pipeline> pipelines = new ArrayList<>();
        SymbolTable<Pipeline> names =
                new SymbolTable<>("pipeline", "pipelines", DiagnosticCode.UNKNOWN_VALUE, diagnostics);
        Map<String, Located<String>> taken = new LinkedHashMap<>();
        // An environment that is not known has its diagnostic already.
        boolean complete = deployments.size() == fields.items("environments").size();
        for (Node item : fields.items("pipelines")) {
            MappingReader pipeline = MappingReader.of(item);
            Located<String> name = pipeline.require("name");
            if (names.claim(name)) {
                claim(pipeline, name, deployments, complete, taken, user);
                pipeline(name, pipeline, own, user).ifPresent(pipelines::add);
            }
        }
        return List.copyOf(pipelines);
    }

    private void claim(
            MappingReader pipeline,
            Located<String> name,
            Map<String, Deployment> deployments,
            boolean complete,
            Map<String, Located<String>> taken,
            String user) {
        for (Located<String> environment : pipeline.texts("environments")) {
            if (environments.find(environment, "pipeline `" + name + "`").isEmpty()) {
                continue;
            }
            if (complete && !deployments.containsKey(environment.value())) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.ENVIRONMENT_CONFLICT,
                                environment.span(),
                                "pipeline `" + name + "` builds for `" + environment + "`, which " + user
                                        + " does not deploy to")
                        .help("add `" + environment + "` to the application's `environments`"));
            }
            Located<String> first = taken.putIfAbsent(environment.value(), environment);
            if (first != null) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.ENVIRONMENT_CONFLICT,
                                environment.span(),
                                "two pipelines of " + user + " build for `" + environment + "`")
                        .related(first.span(), "the first")
                        .help("keep it in one of them"));
            }
        }
    }

    private Optional<Pipeline> pipeline(Located<String> name, MappingReader fields, EffectiveBuild own, String user) {
        Optional<Located<Registry>> registry = fields.text("registry")
                .map(named -> registries.find(named, "pipeline `" + name + "` of " + user))
                .orElse(Optional.of(own.registry()));
        Optional<MappingReader> replaced = fields.fields("build");
        Build base = replaced.map(builds::build).orElse(own.build());
        Optional<Build> build = builds.withPlatforms(base, fields);
        Map<String, String> extra = new LinkedHashMap<>(replaced.isPresent() ? base.args() : Map.of());
        extra.putAll(fields.strings("args"));
        List<Located<Registry>> bases = replaced.map(fresh -> registries.findAll(fresh.texts("baseRegistries"), user))
                .orElse(own.baseRegistries());
        boolean overrides =
                List.of("registry", "repository", "build", "platforms").stream().anyMatch(fields::has);
        if (registry.isEmpty() || build.isEmpty()) {
            return Optional.empty();
        }
        // Devtron puts the application's arguments in place of those of the override.
        EffectiveBuild effective = new EffectiveBuild(
                registry.get(),
                fields.text("repository").orElse(own.repository()),
                replaced.map(fresh -> fresh.textOr("checkoutPath", BuildLinker.CHECKOUT_PATH))
                        .orElse(own.checkoutPath()),
                build.get().withArgs(own.build().args()),
                bases);
        return Optional.of(new Pipeline(name, fields.texts("environments"), overrides, effective, extra));
    }

    private static Pull pull(String application, Deployment deployment, EffectiveBuild own, List<Pipeline> pipelines) {
        String environment = deployment.environment().value();
        Optional<Pipeline> pipeline = pipelines.stream()
                .filter(candidate -> candidate.environments().stream()
                        .anyMatch(named -> named.value().equals(environment)))
                .findFirst();
        EffectiveBuild build = pipeline.map(Pipeline::build).orElse(own);
        Located<Registry> registry = deployment.pulls().orElse(build.registry());
        return new Pull(
                application,
                pipeline.map(found -> found.name().value()),
                environment,
                registry,
                deployment.repository().orElse(build.repository()));
    }
}
