// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.CredentialSource.CredentialUnavailableException;
import io.registries.compiler.DevtronOptions;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.CredentialSources;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.credentials.SecretOption;
import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Reads the token and the certificate authorities for a Devtron instance.
 *
 * @param devtron how it is reached
 * @param validation names options, and has the sources of secrets
 */
record DevtronAccess(DevtronOptions devtron, ValidationRequest validation) {

    /** A client, which the caller closes. */
    Result<DevtronClient> open(ParallelTasks tasks) {
        return token().flatMap(token -> authorities()
                .flatMap(authorities -> Result.success(
                        new DevtronClient(devtron, token, authorities, tasks, validation.options()), plainHttp())));
    }

    private List<Diagnostic> plainHttp() {
        String host = devtron.url().getHost();
        boolean isLocal = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return devtron.url().getScheme().equals("https") || isLocal
                ? List.of()
                : List.of(Diagnostic.withoutLocation(
                                DiagnosticCode.INSECURE_CONNECTION,
                                "the token of Devtron is sent to `" + host + "` over plain HTTP, which others can read")
                        .help("use the `https` address of Devtron"));
    }

    private Result<Secret> token() {
        String option = validation.options().name(Option.DEVTRON_TOKEN);
        if (!SecretOption.isReference(devtron.token())) {
            return Result.failure(Diagnostic.withoutLocation(
                            DiagnosticCode.INVALID_DEVTRON_TOKEN,
                            option + " must name the place of the token, and not be the token itself")
                    .help("write `env:<variable>`, `file:<path>` or `server:<id in settings.xml>`;"
                            + " revoke a token that was on a command line"));
        }
        try {
            return Result.success(new Secret(SecretOption.read(
                            devtron.token(),
                            validation.baseDirectory(),
                            CredentialSources.list(validation.context(), TimeoutPolicy.DEFAULT))
                    .strip()));
        } catch (CredentialUnavailableException e) {
            return Result.failure(Diagnostic.withoutLocation(
                            DiagnosticCode.INVALID_DEVTRON_TOKEN,
                            "the token `" + devtron.token() + "` of Devtron " + e.getMessage())
                    .help(e.help()));
        }
    }

    private Result<List<X509Certificate>> authorities() {
        Optional<Path> file = devtron.caCertificate();
        if (file.isEmpty()) {
            return Result.success(List.of());
        }
        String problem;
        try {
            return Result.success(PemCertificates.read(Files.readAllBytes(file.get())));
        } catch (PemException e) {
            problem = e.getMessage();
        } catch (IOException ignored) {
            problem = "cannot be read";
        }
        return Result.failure(Diagnostic.withoutLocation(
                        DiagnosticCode.INVALID_CA_CERTIFICATE,
                        "the file of " + validation.options().name(Option.DEVTRON_CA_CERTIFICATE) + " " + problem)
                .help("name a PEM file with the certificate authority of Devtron"));
    }
}
