// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far one credential of a registry was proved.
 *
 * @param registry its name
 * @param use what the credential is for; empty where the registry has but one
 * @param place where the registry is declared
 * @param reached the last stage that succeeded
 * @param proved what that means, in words
 * @param latency of the first answer; absent where none came
 * @param daysToExpiry of the server's certificate; absent where none was shown
 * @param remainingPulls that Docker Hub still allows; absent where it does not say
 * @param diagnostics in order of the stages
 */
public record RegistryCheck(
        String registry,
        String use,
        Span place,
        Stage reached,
        String proved,
        Optional<Duration> latency,
        Optional<Long> daysToExpiry,
        Optional<Integer> remainingPulls,
        List<Diagnostic> diagnostics) {
    public RegistryCheck {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether nothing stands in the way. */
    public boolean isGood() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    /** The registry, and the use where it has several. */
    public String name() {
        return use.isEmpty() ? registry : registry + " (" + use + ")";
    }
}
