// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.PullSecret;
import java.util.ArrayList;
import java.util.List;

/** Checks the size limit of Kubernetes Secrets for all delivery methods. */
final class PullSecretSize {
    private static final int MAX_BYTES = 1024 * 1024;

    private PullSecretSize() {}

    /** Reports pull secrets that are too large; skips those whose values are not read. */
    static List<Diagnostic> check(Configuration configuration, OutputSelection selection, Keychain keychain) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (EnvironmentPullSecret pullSecret :
                EnvironmentPullSecret.select(configuration, selection, Delivery::containsValues)) {
            if (isTooLarge(pullSecret.secret(), keychain)) {
                diagnostics.add(diagnostic(pullSecret));
            }
        }
        return diagnostics;
    }

    private static boolean isTooLarge(PullSecret secret, Keychain keychain) {
        return DockerConfigJson.maxCharacters(secret, keychain) > MAX_BYTES
                && DockerConfigJson.render(secret, keychain).length() > MAX_BYTES;
    }

    private static Diagnostic diagnostic(EnvironmentPullSecret pullSecret) {
        return Diagnostic.at(
                        DiagnosticCode.SECRET_TOO_LARGE,
                        pullSecret.secret().name().span(),
                        "pull secret `" + pullSecret.secret().name() + "` of environment `"
                                + pullSecret.environment().name() + "` exceeds 1 MiB, the limit of Kubernetes Secrets")
                .help("split its registries into two pull secrets");
    }
}
