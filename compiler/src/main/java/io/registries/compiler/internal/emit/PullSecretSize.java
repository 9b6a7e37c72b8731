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

/** The limit of Kubernetes for the size of a Secret, in whatever kinds of output a pull secret is written. */
final class PullSecretSize {
    private static final int MAX_BYTES = 1024 * 1024;

    private PullSecretSize() {}

    /** The pull secrets that are too large. One whose values are not read is not written, and has no size. */
    static Stream<Diagnostic> check(
            Configuration configuration, OutputSelection selection, Keychain keychain, ParallelTasks tasks) {
        List<EnvironmentPullSecret> secrets = EnvironmentPullSecret.of(configuration, selection, Delivery::holdsValues)
                .toList();
        return tasks.map(secrets, placed -> check(placed, keychain)).stream().flatMap(Optional::stream);
    }

    private static Optional<Diagnostic> check(EnvironmentPullSecret placed, Keychain keychain) {
        boolean written =
                placed.accesses().allMatch(access -> keychain.credential(access).isPresent());
        boolean small = !written || DockerConfigJson.mostCharacters(placed.secret(), keychain) <= MAX_BYTES;
        return !small && DockerConfigJson.of(placed.secret(), keychain).length() > MAX_BYTES
                ? Optional.of(Diagnostic.at(
                                DiagnosticCode.SECRET_TOO_LARGE,
                                placed.secret().name().span(),
                                "pull secret `" + placed.secret().name() + "` of environment `"
                                        + placed.environment().name()
                                        + "` would hold more than 1 MiB, which Kubernetes refuses")
                        .help("put its registries into two pull secrets"))
                : Optional.empty();
    }
}
