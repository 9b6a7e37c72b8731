// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Severity;

/**
 * The diagnostics of the permissions for repositories.
 *
 * @param target the checked credentials
 */
record PermissionDiagnostics(CredentialTarget target) {
    private static final String CREDENTIALS = "the credentials";

    Diagnostic pullDenied(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.PULL_DENIED,
                        repository.span(),
                        "the credentials of " + target.name() + target.forUse() + " cannot pull `" + repository + "`")
                .related(target.login(), CREDENTIALS)
                .help("grant them permission to pull it, or use other credentials");
    }

    Diagnostic missingRepository(Located<String> repository) {
        Diagnostic diagnostic = Diagnostic.at(
                DiagnosticCode.MISSING_REPOSITORY,
                repository.span(),
                target.name() + " has no repository `" + repository + "`");
        return target.registry().provider().createsRepositories()
                ? diagnostic
                        .withSeverity(Severity.NOTE)
                        .help("no action needed: Devtron creates it with the first build")
                : diagnostic.help("create it, or push to it, before anything pulls from it");
    }

    Diagnostic pushDenied(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.PUSH_DENIED,
                        repository.span(),
                        "the credentials of " + target.name() + " cannot push to `" + repository + "`")
                .related(target.login(), CREDENTIALS)
                .help("grant them permission to push to it, or use other credentials");
    }

    Diagnostic unfinishedUpload(Located<String> repository) {
        return Diagnostic.at(
                DiagnosticCode.UNFINISHED_UPLOAD,
                repository.span(),
                "the empty upload that tests the push permission for `" + repository
                        + "` could not be cancelled and will expire");
    }

    Diagnostic canPush(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.EXCESSIVE_PULL_PERMISSIONS,
                        target.login(),
                        "the pull credentials of " + target.name() + " can push to `" + repository + "`")
                .related(repository.span(), "the repository")
                .help("use credentials that can only pull");
    }
}
