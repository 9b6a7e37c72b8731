// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.internal.http.Origin;

/**
 * The diagnostics of the permissions for repositories.
 *
 * @param target the checked credentials
 */
record PermissionDiagnostics(CredentialTarget target) {
    private static final String CREDENTIALS = "the credentials";

    Diagnostic pullDenied(Located<String> repository) {
        return target.isAnonymous()
                ? Diagnostic.at(
                                DiagnosticCode.PULL_DENIED,
                                repository.span(),
                                target.name() + " is declared public but requires credentials to pull `" + repository
                                        + "`")
                        .related(target.login(), "the registry")
                        .help("make the repository public, or remove `public: true` and set `username` and `password`")
                : Diagnostic.at(
                                DiagnosticCode.PULL_DENIED,
                                repository.span(),
                                "the credentials of " + target.name() + target.forUse() + " cannot pull `" + repository
                                        + "`")
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

    Diagnostic readOnly(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.PUSH_DENIED,
                        repository.span(),
                        target.name() + " does not accept pushes to `" + repository + "`: it is a mirror or read-only")
                .help("push to the registry that it mirrors, or ask its operator to accept pushes");
    }

    Diagnostic missingUploadLocation(Located<String> repository) {
        return invalidUpload(
                        repository,
                        target.name() + " accepts a push to `" + repository + "` but names no valid URL to upload to")
                .help("ask the operator of the registry; Docker would fail as well");
    }

    Diagnostic crossOriginUpload(Located<String> repository, Origin server, Origin registry) {
        return invalidUpload(
                        repository,
                        target.name() + " directs pushes to `" + repository + "` to `" + server + "` instead of `"
                                + registry + "`")
                .help("in the proxy in front of the registry, set the headers `X-Forwarded-Proto: " + registry.scheme()
                        + "` and `Host: "
                        + registry.toString().substring(registry.scheme().length() + 3) + "`");
    }

    private static Diagnostic invalidUpload(Located<String> repository, String message) {
        return Diagnostic.at(DiagnosticCode.INVALID_UPLOAD_LOCATION, repository.span(), message);
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
