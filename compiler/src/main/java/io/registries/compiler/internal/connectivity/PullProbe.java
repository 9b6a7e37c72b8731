// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import java.util.ArrayList;
import java.util.List;

/** Tests the permission of credentials to pull, with requests that do not count as pulls. */
final class PullProbe {
    private static final String ACTIONS = "pull";
    /** A tag of any name: whether it exists does not matter. */
    private static final String MANIFEST = "manifests/latest";

    private final CredentialTarget target;
    private final RepositoryRequests requests;
    private final PermissionDiagnostics errors;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int tried;
    private int pullable;

    PullProbe(CredentialTarget target, RepositoryRequests requests) {
        this.target = target;
        this.requests = requests;
        this.errors = new PermissionDiagnostics(target);
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    ProbeSummary.Permissions permissions() {
        return new ProbeSummary.Permissions(target.pulled().size(), tried, pullable);
    }

    /** Lists one tag of each repository. */
    StageResult<RepositoryRequests> run() throws InterruptedException {
        return requests.each(target.pulled(), this::listTags);
    }

    private StageResult<RepositoryRequests> listTags(Located<String> repository) throws InterruptedException {
        String path = target.path(repository.value());
        return requests.send("GET", path, "tags/list?n=1", ACTIONS).then(response -> {
            tried++;
            if (response.isOk()) {
                pullable++;
                return target.registry().url().value().toString().contains("docker.io")
                        ? countRemainingPulls(path)
                        : StageResult.passed(requests);
            }
            // The permission to list tags is another one than to pull, and some registries do not implement the list.
            if (response.isDenied() || response.isUnsupported() || response.hasError("UNSUPPORTED")) {
                return headManifest(repository);
            }
            return missingOrFailed(repository, response);
        });
    }

    // A HEAD request for a manifest returns the remaining pulls.
    private StageResult<RepositoryRequests> countRemainingPulls(String path) throws InterruptedException {
        return requests.send("HEAD", path, MANIFEST, ACTIONS).then(response -> StageResult.passed(requests));
    }

    private StageResult<RepositoryRequests> headManifest(Located<String> repository) throws InterruptedException {
        return requests.send("HEAD", target.path(repository.value()), MANIFEST, ACTIONS)
                .then(response -> {
                    if (response.isNotFound()) {
                        return readError(repository);
                    }
                    if (response.isOk()) {
                        pullable++;
                    } else if (response.isDenied()) {
                        diagnostics.add(errors.pullDenied(repository));
                    } else {
                        return failed(response);
                    }
                    return StageResult.passed(requests);
                });
    }

    // The response to a HEAD request has no body, and so no error code.
    private StageResult<RepositoryRequests> readError(Located<String> repository) throws InterruptedException {
        return requests.send("GET", target.path(repository.value()), MANIFEST, ACTIONS)
                .then(response -> {
                    if (response.isOk() || (response.isNotFound() && !response.hasError("NAME_UNKNOWN"))) {
                        pullable++;
                        return StageResult.passed(requests);
                    }
                    return missingOrFailed(repository, response);
                });
    }

    private StageResult<RepositoryRequests> missingOrFailed(Located<String> repository, RegistryResponse response) {
        if (!response.isNotFound()) {
            return failed(response);
        }
        diagnostics.add(errors.missingRepository(repository));
        return StageResult.passed(requests);
    }

    private StageResult<RepositoryRequests> failed(RegistryResponse response) {
        return StageResult.failed(requests.errors().serverError(response.returnsStatus()));
    }
}
