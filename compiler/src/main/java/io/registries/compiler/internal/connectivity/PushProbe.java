// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.http.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tests the permission of credentials to push, with empty uploads that are cancelled. */
final class PushProbe {
    private static final Pattern UPLOAD_ID = Pattern.compile("(?!\\.)[A-Za-z0-9._~:@!$&'()*+,;=-]++");
    private static final String UPLOADS = "blobs/uploads/";
    // Cancelling requires `delete`; a token service that denies it still grants the other actions.
    private static final String ACTIONS = "pull,push,delete";

    private final CredentialTarget target;
    private final RepositoryRequests requests;
    private final PermissionDiagnostics errors;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int tried;
    private int pushable;

    PushProbe(CredentialTarget target, RepositoryRequests requests) {
        this.target = target;
        this.requests = requests;
        this.errors = new PermissionDiagnostics(target);
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    ProbeSummary.Permissions permissions() {
        return new ProbeSummary.Permissions(target.pushed().size(), tried, pushable);
    }

    /** Starts an empty upload to each repository and cancels it. */
    StageResult<RepositoryRequests> run() throws InterruptedException {
        return requests.each(
                target.pushed(),
                repository -> begin(repository).then(response -> {
                    tried++;
                    if (response.isAccepted()) {
                        return upload(repository, response);
                    }
                    if (response.isDenied()) {
                        diagnostics.add(errors.pushDenied(repository));
                    } else if (response.isMethodNotAllowed()) {
                        diagnostics.add(errors.readOnly(repository));
                    } else if (response.isNotFound()) {
                        diagnostics.add(errors.missingRepository(repository));
                    } else {
                        return StageResult.failed(
                                requests.errors().serverError(response.returnsStatus() + " for an upload"));
                    }
                    return StageResult.passed(requests);
                }));
    }

    /** Verifies that pull credentials cannot push; stops at the first repository that accepts an upload. */
    StageResult<RepositoryRequests> verifyCannotPush() throws InterruptedException {
        return requests.each(
                target.pulled(),
                repository -> diagnostics.isEmpty()
                        ? begin(repository).then(response -> {
                            if (!response.isAccepted()) {
                                return StageResult.passed(requests);
                            }
                            diagnostics.add(errors.canPush(repository));
                            return cancel(repository, response.location());
                        })
                        : StageResult.passed(requests));
    }

    private StageResult<RegistryResponse> begin(Located<String> repository) throws InterruptedException {
        return requests.send("POST", target.path(repository.value()), UPLOADS, ACTIONS);
    }

    private StageResult<RepositoryRequests> upload(Located<String> repository, RegistryResponse begun)
            throws InterruptedException {
        Optional<URI> location = begun.location().map(base()::resolve).filter(Origin::isIn);
        if (location.isEmpty()) {
            diagnostics.add(errors.missingUploadLocation(repository));
            return StageResult.passed(requests);
        }
        Origin server = Origin.of(location.get());
        if (!server.equals(requests.session().origin())) {
            diagnostics.add(errors.crossOriginUpload(
                    repository, server, requests.session().origin()));
            return StageResult.passed(requests);
        }
        pushable++;
        return cancel(repository, location);
    }

    private URI base() {
        return requests.session().origin().resolve("/");
    }

    private StageResult<RepositoryRequests> cancel(Located<String> repository, Optional<URI> location)
            throws InterruptedException {
        String path = target.path(repository.value());
        Optional<String> upload = location.map(base()::resolve).flatMap(uri -> uploadOf(uri, path));
        if (upload.isEmpty()) {
            diagnostics.add(errors.unfinishedUpload(repository));
            return StageResult.passed(requests);
        }
        return requests.send("DELETE", path, upload.get(), ACTIONS).then(response -> {
            if (!response.isSuccess()) {
                diagnostics.add(errors.unfinishedUpload(repository));
            }
            return StageResult.passed(requests);
        });
    }

    // The registry could name anything that these credentials may delete.
    private Optional<String> uploadOf(URI uri, String path) {
        String repository = "/v2/" + path + "/";
        if (!Origin.isIn(uri)
                || !Origin.of(uri).equals(requests.session().origin())
                || !uri.getRawPath().startsWith(repository + UPLOADS)
                || !UPLOAD_ID
                        .matcher(uri.getRawPath().substring(repository.length() + UPLOADS.length()))
                        .matches()) {
            return Optional.empty();
        }
        return Optional.of(uri.getRawPath().substring(repository.length())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }
}
