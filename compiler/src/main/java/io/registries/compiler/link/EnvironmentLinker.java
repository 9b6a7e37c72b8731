// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.link;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One environment: what its nodes pull, and its pull secrets. */
final class EnvironmentLinker {
    static final String DEFAULT_SECRET = "regcred";

    private final Names<Registry> registries;
    private final Findings findings;
    private final List<Registry> byRole;

    EnvironmentLinker(Names<Registry> registries, Findings findings) {
        this.registries = registries;
        this.findings = findings;
        this.byRole = registries.all().stream()
                .filter(registry -> registry.provider().pulledByNodeRole())
                .toList();
    }

    /** The environment, given everything that is pulled in it. */
    Environment link(Located<String> name, Optional<Fields> declared, List<Pull> pulls) {
        List<Located<Registry>> nodePulls = nodePulls(name, declared);
        List<Located<Registry>> needed = pulls.stream()
                .filter(pull -> !pull.registry().isPublic())
                .map(Pull::source)
                .distinct()
                .filter(registry -> !nodePulls.contains(registry))
                .toList();
        return new Environment(
                name,
                text(declared, "cluster"),
                text(declared, "namespace"),
                nodePulls,
                secrets(name, declared, needed, nodePulls));
    }

    private static Optional<String> text(Optional<Fields> fields, String field) {
        return fields.flatMap(declared -> declared.text(field)).map(Located::value);
    }

    private List<Located<Registry>> nodePulls(Located<String> name, Optional<Fields> declared) {
        if (declared.isPresent() && declared.get().has("nodePulls")) {
            return registries.findAll(declared.get().texts("nodePulls"), "environment `" + name + "`");
        }
        return byRole.stream()
                .map(registry -> new Located<>(registry, name.span()))
                .toList();
    }

    private List<PullSecret> secrets(
            Located<String> environment,
            Optional<Fields> declared,
            List<Located<Registry>> needed,
            List<Located<Registry>> nodePulls) {
        PullSecretLinker linker = new PullSecretLinker(environment, registries, nodePulls, findings);
        if (declared.isEmpty() || !declared.get().has("pullSecrets")) {
            return linker.byDefault(DEFAULT_SECRET, needed).stream().toList();
        }
        List<Fields> secrets =
                declared.get().items("pullSecrets").stream().map(Fields::of).toList();
        refuseTwoThatTakeTheRest(environment, secrets);
        List<String> named = secrets.stream()
                .flatMap(fields -> fields.texts("registries").stream())
                .map(Located::value)
                .toList();
        List<Located<Registry>> rest = needed.stream()
                .filter(registry -> !named.contains(registry.value().name().value()))
                .toList();
        Names<PullSecret> names = new Names<>("pull secret", "pullSecrets", Code.UNKNOWN_VALUE, findings);
        List<PullSecret> linked = new ArrayList<>();
        for (Fields fields : secrets) {
            if (names.claim(fields.require("name"))) {
                linked.add(linker.link(fields, rest));
            }
        }
        return linked;
    }

    private void refuseTwoThatTakeTheRest(Located<String> environment, List<Fields> secrets) {
        List<Located<String>> open = secrets.stream()
                .filter(fields -> !fields.has("registries"))
                .map(fields -> fields.require("name"))
                .toList();
        open.stream()
                .skip(1)
                .forEach(second -> findings.add(Diagnostic.at(
                                Code.AMBIGUOUS_PULL_SECRETS,
                                second.span(),
                                "two pull secrets of environment `" + environment
                                        + "` name no `registries`: both would hold the same")
                        .related(open.get(0).span(), "the first")
                        .hint("name the `registries` of one of them")));
    }
}
