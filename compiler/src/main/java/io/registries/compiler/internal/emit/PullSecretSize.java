// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the size limit of Kubernetes Secrets for all delivery methods. */
final class PullSecretSize {
    private static final int MAX_BYTES = 1024 * 1024;

    private PullSecretSize() {}

    /** Reports pull secrets that are too large; skips those whose values are not read. */
    static Stream<Diagnostic> check(
            Configuration configuration, OutputSelection selection, Keychain keychain, ParallelTasks tasks) {
        List<EnvironmentPullSecret> secrets = EnvironmentPullSecret.select(
                        configuration, selection, Delivery::containsValues)
                .toList();
        return tasks.map(secrets, pullSecret -> check(pullSecret, keychain)).stream()
                .flatMap(Optional::stream);
    }

    private static Optional<Diagnostic> check(EnvironmentPullSecret pullSecret, Keychain keychain) {
        boolean written = pullSecret
                .credentials()
                .allMatch(credentials -> keychain.credential(credentials).isPresent());
        boolean small = !written || DockerConfigJson.maxCharacters(pullSecret.secret(), keychain) <= MAX_BYTES;
        return !small && DockerConfigJson.render(pullSecret.secret(), keychain).length() > MAX_BYTES
                ? Optional.of(Diagnostic.at(
                                DiagnosticCode.SECRET_TOO_LARGE,
                                pullSecret.secret().name().span(),
                                "pull secret `" + pullSecret.secret().name() + "` of environment `"
                                        + pullSecret.environment().name()
                                        + "` exceeds 1 MiB, the limit of Kubernetes Secrets")
                        .help("split its registries into two pull secrets"))
                : Optional.empty();
    }
}
