// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.ProgressListener;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.internal.connectivity.ConnectivityChecker;
import io.registries.compiler.internal.credentials.EcrLoginProvider;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.RegistryCredentials;
import java.util.List;
import java.util.function.Predicate;

/**
 * Runs the connectivity checks of a request.
 *
 * @param connectivity the options of the checks
 * @param validation provides the clock and option names
 */
public record ConnectivityPhase(ConnectivityOptions connectivity, ValidationRequest validation) {

    /** Checks all credentials of all registries. */
    public List<RegistryCheck> checkAll(Configuration configuration, Keychain keychain, ProgressListener progress) {
        return run(configuration, credentials -> true, keychain, progress);
    }

    /**
     * Checks the registries whose credentials are in the keychain, and public ones; errors become warnings in mode
     * {@code WARN}.
     */
    public Result<List<RegistryCheck>> checkAvailable(Configuration configuration, Keychain keychain) {
        return check(
                configuration,
                credentials -> credentials instanceof RegistryCredentials.NoCredentials
                        || keychain.credential(credentials).isPresent(),
                keychain);
    }

    /** Checks the selected credentials; errors become warnings in mode {@code WARN}. */
    Result<List<RegistryCheck>> check(
            Configuration configuration, Predicate<RegistryCredentials> selected, Keychain keychain) {
        if (connectivity.mode() == ConnectivityOptions.ConnectivityMode.SKIP) {
            return Result.success(List.of());
        }
        List<RegistryCheck> checks = run(configuration, selected, keychain, ProgressListener.NONE);
        List<Diagnostic> diagnostics = checks.stream()
                .flatMap(check -> check.diagnostics().stream())
                .map(diagnostic ->
                        connectivity.mode() == ConnectivityOptions.ConnectivityMode.WARN && diagnostic.isError()
                                ? diagnostic.withSeverity(Severity.WARNING)
                                : diagnostic)
                .toList();
        return diagnostics.stream().anyMatch(Diagnostic::isError)
                ? Result.failure(diagnostics)
                : Result.success(checks, diagnostics);
    }

    private List<RegistryCheck> run(
            Configuration configuration,
            Predicate<RegistryCredentials> selected,
            Keychain keychain,
            ProgressListener progress) {
        EcrLoginProvider logins = new EcrLoginProvider(keychain, connectivity.network(), connectivity.ecrEndpoint());
        return new ConnectivityChecker(
                        connectivity.network(),
                        connectivity.timeouts(),
                        validation.context().clock(),
                        validation.options())
                .check(configuration, selected, logins, connectivity.verifyPush(), progress::advance);
    }
}
