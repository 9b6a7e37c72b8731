// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links the {@code environments} of an application. */
final class DeploymentLinker {
    private final SymbolTable<Registry> registries;
    private final SymbolTable<Located<String>> environments;
    private final List<Located<String>> allEnvironments;
    private final DiagnosticCollector diagnostics;

    DeploymentLinker(
            SymbolTable<Registry> registries,
            SymbolTable<Located<String>> environments,
            DiagnosticCollector diagnostics) {
        this.registries = registries;
        this.environments = environments;
        this.allEnvironments = environments.all();
        this.diagnostics = diagnostics;
    }

    /** The deployments of an application, by the names of the environments. */
    Map<String, Deployment> link(MappingReader fields, String referrer) {
        Map<String, Deployment> deployments = new LinkedHashMap<>();
        if (!fields.has("environments")) {
            for (Located<String> environment : allEnvironments) {
                deployments.put(environment.value(), new Deployment(environment, Optional.empty(), Optional.empty()));
            }
            return deployments;
        }
        for (Node item : fields.items("environments")) {
            Optional<Deployment> deployment = deployment(item, referrer);
            if (deployment.isPresent()) {
                add(deployment.get(), deployments, referrer);
            }
        }
        return deployments;
    }

    private void add(Deployment deployment, Map<String, Deployment> deployments, String referrer) {
        Located<String> name = deployment.environment();
        Deployment first = deployments.putIfAbsent(name.value(), deployment);
        if (first != null) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.DUPLICATE_NAME,
                            name.span(),
                            referrer + " lists environment `" + name + "` twice")
                    .related(first.environment().span(), "first listed here")
                    .help("remove one of them"));
        }
    }

    private Optional<Deployment> deployment(Node item, String referrer) {
        if (item instanceof Node.Scalar scalar) {
            Located<String> name = scalar.located();
            return environments.find(name, referrer).isPresent()
                    ? Optional.of(new Deployment(name, Optional.empty(), Optional.empty()))
                    : Optional.empty();
        }
        MappingReader fields = MappingReader.of(item);
        Located<String> name = fields.require("name");
        Optional<MappingReader> pullsFrom = fields.fields("pullsFrom");
        Optional<Located<Registry>> pulls =
                pullsFrom.flatMap(from -> registries.find(from.require("registry"), referrer));
        Optional<Located<String>> repository = pullsFrom.flatMap(from -> from.text("repository"));
        return environments.find(name, referrer).map(found -> new Deployment(name, pulls, repository));
    }
}
