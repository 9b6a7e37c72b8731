// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.provider.RegistryUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds for every image what lets the kubelet pull it. */
final class PullCredentialResolver {
    private final Configuration configuration;
    private final DiagnosticCollector diagnostics;

    /** A pull secret, as it is looked into for each image. */
    private record Opened(Map<String, PullSecret.PullSecretEntry> byRegistry, KubeletKeyring keyring) {
        static Opened of(PullSecret secret) {
            Map<String, PullSecret.PullSecretEntry> byRegistry = new HashMap<>();
            secret.entries()
                    .forEach(entry -> entry.registries()
                            .forEach(registry -> byRegistry.put(registry.name().value(), entry)));
            return new Opened(byRegistry, new KubeletKeyring(secret.keys()));
        }
    }

    PullCredentialResolver(Configuration configuration, DiagnosticCollector diagnostics) {
        this.configuration = configuration;
        this.diagnostics = diagnostics;
    }

    List<PullPath> find(ParallelTasks tasks) {
        return tasks.map(configuration.environments(), this::paths).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<PullPath> paths(Environment environment) {
        IdentityHashMap<PullSecret, Opened> opened = new IdentityHashMap<>();
        environment.pullSecrets().forEach(secret -> opened.put(secret, Opened.of(secret)));
        List<PullPath> paths = new ArrayList<>(environment.pulls().size());
        environment.pulls().forEach(pull -> path(pull, environment, opened).ifPresent(paths::add));
        return paths;
    }

    private Optional<PullPath> path(Pull pull, Environment environment, IdentityHashMap<PullSecret, Opened> opened) {
        if (pull.registry().isPublic()) {
            return Optional.of(new PullPath(pull, new PullPath.Anonymous()));
        }
        if (environment.pullsByNodeRole(pull.registry())) {
            return Optional.of(new PullPath(pull, new PullPath.NodeRole(environment.declaresNodePulls())));
        }
        for (PullSecret secret : environment.pullSecrets()) {
            Opened open = Objects.requireNonNull(opened.get(secret));
            PullSecret.PullSecretEntry entry =
                    open.byRegistry().get(pull.registry().name().value());
            if (entry != null) {
                return proved(pull, secret, entry, open.keyring());
            }
        }
        diagnostics.add(unserved(pull, environment));
        return Optional.empty();
    }

    private static Diagnostic unserved(Pull pull, Environment environment) {
        String registry = "`" + pull.registry().name() + "`";
        Diagnostic diagnostic = Diagnostic.at(
                        DiagnosticCode.MISSING_PULL_CREDENTIALS,
                        pull.span(),
                        "environment `" + pull.environment() + "` has no pull secret for `" + pull.image()
                                + "` of application `" + pull.application() + "`")
                .related(environment.name().span(), "the environment")
                .help(
                        environment.pullSecrets().isEmpty()
                                ? "give it a pull secret, or remove `pullSecrets` to have one derived"
                                : "add " + registry + " to the `registries` of one of its pull secrets");
        return atAnotherPort(pull.registry(), environment)
                .map(entry -> diagnostic.related(
                        entry.span(),
                        "`" + entry.authKey() + "` is the host at another port, which the kubelet keeps apart"))
                .orElse(diagnostic);
    }

    private static Optional<PullSecret.PullSecretEntry> atAnotherPort(Registry registry, Environment environment) {
        RegistryUrl url = registry.url().value();
        return environment.pullSecrets().stream()
                .flatMap(secret -> secret.entries().stream())
                .filter(entry -> entry.registries().stream()
                        .map(other -> other.url().value())
                        .anyMatch(other ->
                                other.host().equals(url.host()) && !other.port().equals(url.port())))
                .findFirst();
    }

    // Having an entry is not enough: the kubelet must find it by the image's name, and try it first.
    private Optional<PullPath> proved(
            Pull pull, PullSecret secret, PullSecret.PullSecretEntry entry, KubeletKeyring keyring) {
        List<String> tried = keyring.lookup(pull.image().value());
        if (!tried.isEmpty() && tried.get(0).equals(entry.authKey())) {
            return Optional.of(new PullPath(pull, new PullPath.BySecret(secret, entry.authKey())));
        }
        diagnostics.add(Diagnostic.at(
                        DiagnosticCode.MISSING_PULL_CREDENTIALS,
                        pull.span(),
                        "pull secret `" + secret.name() + "` of environment `" + pull.environment() + "` does not let `"
                                + pull.image() + "` of application `" + pull.application()
                                + "` be pulled: the kubelet finds "
                                + (tried.isEmpty() ? "no credentials" : "those of `" + tried.get(0) + "`")
                                + " by its name")
                .related(secret.name().span(), "the pull secret")
                .help(
                        tried.isEmpty()
                                ? "write the registry's URL as images name it"
                                : "put the two registries into two pull secrets"));
        return Optional.empty();
    }
}
