// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests the permission of credentials to pull by requesting a manifest, as a pull does: the permission to list tags is
 * another one. HEAD requests do not count as pulls.
 */
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

    /** Asks for a manifest of each repository. */
    StageResult<RepositoryRequests> run() throws InterruptedException {
        return requests.each(target.pulled(), this::headManifest);
    }

    private StageResult<RepositoryRequests> headManifest(Located<String> repository) throws InterruptedException {
        return send("HEAD", MANIFEST, repository).then(response -> {
            if (response.isOk()) {
                return pullable();
            }
            if (response.isNotFound()) {
                return listTags(repository);
            }
            if (response.isDenied()) {
                return reported(errors.pullDenied(repository));
            }
            return response.isUnsupported() ? getManifest(repository) : failed(response);
        });
    }

    // Registries without a repository also answer that they have no such manifest.
    private StageResult<RepositoryRequests> listTags(Located<String> repository) throws InterruptedException {
        return send("GET", "tags/list?n=1", repository).then(response -> {
            if (response.isOk()) {
                return pullable();
            }
            // The permission to list tags is another one than to pull, and some registries do not implement the list.
            return response.isDenied() || response.isUnsupported() || response.hasError("UNSUPPORTED")
                    ? getManifest(repository)
                    : missingOrFailed(repository, response);
        });
    }

    // The response to a HEAD request has no body, and so no error code.
    private StageResult<RepositoryRequests> getManifest(Located<String> repository) throws InterruptedException {
        return send("GET", MANIFEST, repository).then(response -> {
            if (response.isOk() || (response.isNotFound() && !response.hasError("NAME_UNKNOWN"))) {
                return pullable();
            }
            return response.isDenied()
                    ? reported(errors.pullDenied(repository))
                    : missingOrFailed(repository, response);
        });
    }

    private StageResult<RegistryResponse> send(String method, String path, Located<String> repository)
            throws InterruptedException {
        return requests.send(method, target.path(repository.value()), path, ACTIONS);
    }

    private StageResult<RepositoryRequests> pullable() {
        tried++;
        pullable++;
        return StageResult.passed(requests);
    }

    private StageResult<RepositoryRequests> missingOrFailed(Located<String> repository, RegistryResponse response) {
        return response.isNotFound() ? reported(errors.missingRepository(repository)) : failed(response);
    }

    private StageResult<RepositoryRequests> reported(Diagnostic diagnostic) {
        tried++;
        diagnostics.add(diagnostic);
        return StageResult.passed(requests);
    }

    private StageResult<RepositoryRequests> failed(RegistryResponse response) {
        tried++;
        return StageResult.failed(requests.errors().serverError(response.returnsStatus()));
    }
}
