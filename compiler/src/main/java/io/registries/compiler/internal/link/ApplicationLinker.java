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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links an application: its build, its pipelines and the images that its pods pull. */
final class ApplicationLinker {
    private final SymbolTable<Registry> registries;
    private final SymbolTable<Located<String>> environments;
    private final RegistryLinker declaredRegistries;
    private final DiagnosticCollector diagnostics;
    private final DeploymentLinker deploymentLinker;
    private final BuildLinker builds;
    private final InheritedArguments inheritedArguments;

    ApplicationLinker(
            SymbolTable<Registry> registries,
            SymbolTable<Located<String>> environments,
            RegistryLinker declaredRegistries,
            DiagnosticCollector diagnostics) {
        this.registries = registries;
        this.environments = environments;
        this.declaredRegistries = declaredRegistries;
        this.diagnostics = diagnostics;
        this.deploymentLinker = new DeploymentLinker(registries, environments, diagnostics);
        this.builds = new BuildLinker(diagnostics);
        this.inheritedArguments = new InheritedArguments(diagnostics);
    }

    /** The {@code contentFile}s of all applications linked so far. */
    List<Located<FileReference>> contentFiles() {
        return builds.contentFiles();
    }

    /** The application; empty if an error was reported. */
    Optional<Application> link(Located<String> name, MappingReader fields) {
        String referrer = "application `" + name + "`";
        Optional<EffectiveBuild> build = applicationBuild(name, fields, referrer);
        Map<String, Deployment> deployments = deploymentLinker.link(fields, referrer);
        if (build.isEmpty()) {
            return Optional.empty();
        }
        List<Pipeline> pipelines = pipelines(fields, build.get(), deployments, referrer);
        List<Pull> pulls = new ArrayList<>(deployments.size());
        for (Deployment deployment : deployments.values()) {
            pulls.add(pull(name.value(), deployment, build.get(), pipelines));
        }
        return Optional.of(new Application(
                name,
                fields.value("project"),
                build.get(),
                pipelines,
                Collections.unmodifiableList(pulls),
                fields.flagOrTrue("managed"),
                fields.text("renamedFrom"),
                fields.written()));
    }

    private Optional<EffectiveBuild> applicationBuild(Located<String> name, MappingReader fields, String referrer) {
        Optional<Located<Registry>> registry = fields.has("registry")
                ? registries.find(fields.require("registry"), referrer)
                : defaultRegistry(name, referrer);
        MappingReader build = fields.fields("build").orElse(MappingReader.empty(name.span()));
        Build linkedBuild = builds.build(build);
        List<Located<Registry>> baseRegistries = registries.findAll(build.texts("baseRegistries"), referrer);
        if (registry.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EffectiveBuild(
                registry.get(),
                fields.require("repository"),
                build.textOr("checkoutPath", BuildLinker.CHECKOUT_PATH),
                linkedBuild,
                baseRegistries,
                build.written()));
    }

    private Optional<Located<Registry>> defaultRegistry(Located<String> name, String referrer) {
        // An invalid default registry was already reported.
        if (!declaredRegistries.declaresDefault()) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.NO_DEFAULT_REGISTRY,
                            name.span(),
                            referrer + " has no `registry`, and no registry is the default")
                    .help("add `registry` to the application, or `default: true` to a registry"));
        }
        return declaredRegistries.defaultRegistry().map(registry -> new Located<>(registry, name.span()));
    }

    private List<Pipeline> pipelines(
            MappingReader fields,
            EffectiveBuild applicationBuild,
            Map<String, Deployment> deployments,
            String referrer) {
        if (!fields.has("pipelines")) {
            return List.of();
        }
        List<Pipeline> pipelines = new ArrayList<>();
        SymbolTable<Pipeline> names =
                new SymbolTable<>("pipeline", "pipelines", DiagnosticCode.UNKNOWN_VALUE, diagnostics);
        Map<String, Located<String>> claimed = new LinkedHashMap<>();
        // Unknown environments were already reported.
        boolean allEnvironmentsKnown =
                deployments.size() == fields.items("environments").size();
        for (Node item : fields.items("pipelines")) {
            MappingReader pipeline = MappingReader.of(item);
            Located<String> name = pipeline.require("name");
            if (names.claim(name)) {
                claim(pipeline, name, deployments, allEnvironmentsKnown, claimed, referrer);
                pipeline(name, pipeline, applicationBuild, referrer).ifPresent(pipelines::add);
            }
        }
        return List.copyOf(pipelines);
    }

    private void claim(
            MappingReader pipeline,
            Located<String> name,
            Map<String, Deployment> deployments,
            boolean allEnvironmentsKnown,
            Map<String, Located<String>> claimed,
            String referrer) {
        for (Located<String> environment : pipeline.texts("environments")) {
            if (environments.find(environment, "pipeline `" + name + "`").isEmpty()) {
                continue;
            }
            if (allEnvironmentsKnown && !deployments.containsKey(environment.value())) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.ENVIRONMENT_CONFLICT,
                                environment.span(),
                                "pipeline `" + name + "` builds for `" + environment + "`, which " + referrer
                                        + " does not deploy to")
                        .help("add `" + environment + "` to the application's `environments`"));
            }
            Located<String> first = claimed.putIfAbsent(environment.value(), environment);
            if (first != null) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.ENVIRONMENT_CONFLICT,
                                environment.span(),
                                "two pipelines of " + referrer + " build for `" + environment + "`")
                        .related(first.span(), "first listed here")
                        .help("remove it from one of them"));
            }
        }
    }

    private Optional<Pipeline> pipeline(
            Located<String> name, MappingReader fields, EffectiveBuild applicationBuild, String referrer) {
        Optional<Located<Registry>> registry = fields.text("registry")
                .map(reference -> registries.find(reference, "pipeline `" + name + "` of " + referrer))
                .orElse(Optional.of(applicationBuild.registry()));
        Optional<MappingReader> override = fields.fields("build");
        Build base = override.map(builds::build).orElse(applicationBuild.build());
        Optional<Build> build = builds.withPlatforms(base, fields);
        // Devtron replaces the arguments of an overriding Dockerfile build with those of the application's.
        boolean inheritsArguments = InheritedArguments.areAdded(applicationBuild.build(), base);
        Map<String, String> extraArgs =
                new LinkedHashMap<>(override.isPresent() && inheritsArguments ? base.args() : Map.of());
        extraArgs.putAll(builds.extraArguments(base, fields));
        override.ifPresent(
                overridden -> inheritedArguments.check(fields, overridden, applicationBuild.build(), base, referrer));
        List<Located<Registry>> baseRegistries = override.map(
                        overridden -> registries.findAll(overridden.texts("baseRegistries"), referrer))
                .orElse(applicationBuild.baseRegistries());
        boolean overrides =
                fields.has("registry") || fields.has("repository") || fields.has("build") || fields.has("platforms");
        if (registry.isEmpty() || build.isEmpty()) {
            return Optional.empty();
        }
        EffectiveBuild effective = new EffectiveBuild(
                registry.get(),
                fields.text("repository").orElse(applicationBuild.repository()),
                override.map(overridden -> overridden.textOr("checkoutPath", BuildLinker.CHECKOUT_PATH))
                        .orElse(applicationBuild.checkoutPath()),
                inheritsArguments
                        ? build.get().withArgs(applicationBuild.build().args())
                        : build.get(),
                baseRegistries,
                override.map(MappingReader::written).orElse(applicationBuild.written()));
        return Optional.of(
                new Pipeline(name, fields.texts("environments"), overrides, effective, extraArgs, fields.written()));
    }

    private static Pull pull(
            String application, Deployment deployment, EffectiveBuild applicationBuild, List<Pipeline> pipelines) {
        String environment = deployment.environment().value();
        Optional<Pipeline> pipeline = pipelineFor(environment, pipelines);
        EffectiveBuild build = pipeline.isPresent() ? pipeline.get().build() : applicationBuild;
        return new Pull(
                application,
                pipeline.isPresent() ? Optional.of(pipeline.get().name().value()) : Optional.empty(),
                environment,
                deployment.pulls().orElse(build.registry()),
                deployment.repository().orElse(build.repository()));
    }

    private static Optional<Pipeline> pipelineFor(String environment, List<Pipeline> pipelines) {
        for (Pipeline pipeline : pipelines) {
            for (Located<String> reference : pipeline.environments()) {
                if (reference.value().equals(environment)) {
                    return Optional.of(pipeline);
                }
            }
        }
        return Optional.empty();
    }
}
