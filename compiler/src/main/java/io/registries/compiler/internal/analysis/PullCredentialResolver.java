// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.provider.RegistryUrl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the credentials with which the kubelet pulls each image. */
final class PullCredentialResolver {
    private final Configuration configuration;
    private final DiagnosticCollector diagnostics;

    /** A pull secret indexed for lookups. */
    private record IndexedPullSecret(Map<String, PullSecret.PullSecretEntry> byRegistry, KubeletKeyring keyring) {
        static IndexedPullSecret index(PullSecret secret) {
            Map<String, PullSecret.PullSecretEntry> byRegistry = new HashMap<>();
            for (PullSecret.PullSecretEntry entry : secret.entries()) {
                for (Located<Registry> served : entry.served()) {
                    byRegistry.put(served.value().name().value(), entry);
                }
            }
            return new IndexedPullSecret(byRegistry, new KubeletKeyring(secret.keys()));
        }
    }

    PullCredentialResolver(Configuration configuration, DiagnosticCollector diagnostics) {
        this.configuration = configuration;
        this.diagnostics = diagnostics;
    }

    List<PullPath> resolveAll(ParallelTasks tasks) {
        List<PullPath> all = new ArrayList<>();
        for (List<PullPath> paths : tasks.map(configuration.environments(), this::resolve)) {
            all.addAll(paths);
        }
        return Collections.unmodifiableList(all);
    }

    private List<PullPath> resolve(Environment environment) {
        IdentityHashMap<PullSecret, IndexedPullSecret> indexes = new IdentityHashMap<>();
        for (PullSecret secret : environment.pullSecrets()) {
            indexes.put(secret, IndexedPullSecret.index(secret));
        }
        List<PullPath> paths = new ArrayList<>(environment.pulls().size());
        for (Pull pull : environment.pulls()) {
            Optional<PullPath> path = resolve(pull, environment, indexes);
            if (path.isPresent()) {
                paths.add(path.get());
            }
        }
        return paths;
    }

    private Optional<PullPath> resolve(
            Pull pull, Environment environment, IdentityHashMap<PullSecret, IndexedPullSecret> indexes) {
        Optional<PullPath.PullMethod> withoutSecret = environment.pullMethodWithoutSecret(pull.registry());
        if (withoutSecret.isPresent()) {
            return Optional.of(new PullPath(pull, withoutSecret.get()));
        }
        for (PullSecret secret : environment.pullSecrets()) {
            IndexedPullSecret index = Objects.requireNonNull(indexes.get(secret));
            PullSecret.PullSecretEntry entry =
                    index.byRegistry().get(pull.registry().name().value());
            if (entry != null) {
                return resolve(pull, secret, entry, index.keyring());
            }
        }
        diagnostics.add(missingCredentials(pull, environment));
        return Optional.empty();
    }

    private static Diagnostic missingCredentials(Pull pull, Environment environment) {
        String registry = "`" + pull.registry().name() + "`";
        Diagnostic diagnostic = Diagnostic.at(
                        DiagnosticCode.MISSING_PULL_CREDENTIALS,
                        pull.span(),
                        "environment `" + pull.environment() + "` has no pull secret for `" + pull.image()
                                + "` of application `" + pull.application() + "`")
                .related(environment.name().span(), "the environment")
                .help(
                        environment.pullSecrets().isEmpty()
                                ? "add a pull secret, or remove `pullSecrets` to use the default one"
                                : "add " + registry + " to the `registries` of one of its pull secrets");
        return entryWithAnotherPort(pull.registry(), environment)
                .map(entry -> diagnostic.related(
                        entry.span(),
                        "`" + entry.authKey()
                                + "` is the same host with another port, which the kubelet treats as another registry"))
                .orElse(diagnostic);
    }

    private static Optional<PullSecret.PullSecretEntry> entryWithAnotherPort(
            Registry registry, Environment environment) {
        RegistryUrl url = registry.url().value();
        return environment.pullSecrets().stream()
                .flatMap(secret -> secret.entries().stream())
                .filter(entry -> entry.registries().stream()
                        .map(other -> other.url().value())
                        .anyMatch(other ->
                                other.host().equals(url.host()) && !other.port().equals(url.port())))
                .findFirst();
    }

    // An entry is not enough: the kubelet must find it by the image name and try it first.
    private Optional<PullPath> resolve(
            Pull pull, PullSecret secret, PullSecret.PullSecretEntry entry, KubeletKeyring keyring) {
        List<String> matchingKeys = keyring.lookup(pull.image().value());
        if (!matchingKeys.isEmpty() && matchingKeys.get(0).equals(entry.authKey())) {
            return Optional.of(new PullPath(pull, new PullPath.BySecret(secret, entry.authKey())));
        }
        diagnostics.add(Diagnostic.at(
                        DiagnosticCode.MISSING_PULL_CREDENTIALS,
                        pull.span(),
                        "pull secret `" + secret.name() + "` of environment `" + pull.environment()
                                + "` does not work for `" + pull.image() + "` of application `" + pull.application()
                                + "`: the kubelet "
                                + (matchingKeys.isEmpty()
                                        ? "finds no credentials for this image name"
                                        : "uses the credentials of `" + matchingKeys.get(0) + "` for this image name"))
                .related(secret.name().span(), "the pull secret")
                .help(
                        matchingKeys.isEmpty()
                                ? "write the registry's `url` as it appears in image names"
                                : "put the two registries into separate pull secrets"));
        return Optional.empty();
    }
}
