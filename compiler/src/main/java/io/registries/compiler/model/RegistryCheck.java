// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of checking one credential of a registry.
 *
 * @param registry the name of the registry
 * @param purpose what the credential is for; empty if the registry has only one
 * @param location where the registry is declared
 * @param stage the last stage that succeeded
 * @param summary what was verified, for people
 * @param latency of the first response; absent if there was none
 * @param daysToExpiry of the server's certificate; absent if none was received
 * @param daysToTokenExpiry of a token that contains its expiry; absent for other credentials
 * @param remainingPulls within Docker Hub's rate limit; absent if the registry does not report them
 * @param diagnostics in order of the stages
 */
public record RegistryCheck(
        String registry,
        String purpose,
        Span location,
        Stage stage,
        String summary,
        Optional<Duration> latency,
        Optional<Long> daysToExpiry,
        Optional<Long> daysToTokenExpiry,
        Optional<Integer> remainingPulls,
        List<Diagnostic> diagnostics) {
    public RegistryCheck {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the check found no error. */
    public boolean isOk() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    /** The registry, and the purpose of the credential if the registry has several. */
    public String name() {
        return purpose.isEmpty() ? registry : registry + " (" + purpose + ")";
    }
}
