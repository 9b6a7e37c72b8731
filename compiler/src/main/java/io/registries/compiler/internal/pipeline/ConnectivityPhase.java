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
 * The probes that a request asks for.
 *
 * @param connectivity how registries are contacted
 * @param validation whose machine contacts them
 */
public record ConnectivityPhase(ConnectivityOptions connectivity, ValidationRequest validation) {

    /** All credentials of all registries. */
    public List<RegistryCheck> all(Configuration configuration, Keychain keychain, ProgressListener progress) {
        return run(configuration, access -> true, keychain, progress);
    }

    /** The registries whose credentials were read for the output, and the public ones; their diagnostics as asked for. */
    public Result<List<RegistryCheck>> known(Configuration configuration, Keychain keychain) {
        if (connectivity.mode() == ConnectivityOptions.ConnectivityMode.SKIP) {
            return Result.success(List.of());
        }
        List<RegistryCheck> checks = run(
                configuration,
                access -> access instanceof RegistryCredentials.NoCredentials
                        || keychain.credential(access).isPresent(),
                keychain,
                ProgressListener.NONE);
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
            Predicate<RegistryCredentials> chosen,
            Keychain keychain,
            ProgressListener progress) {
        EcrLoginProvider logins =
                new EcrLoginProvider(keychain, connectivity.network().proxies(), connectivity.ecrEndpoint());
        return new ConnectivityChecker(
                        connectivity.network(),
                        connectivity.timeouts(),
                        validation.context().clock(),
                        validation.options())
                .check(configuration, chosen, logins, connectivity.verifyPush(), progress::advance);
    }
}
