// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.OptionNames;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Tests the permissions of credentials with real requests. */
final class PermissionProbe {
    private static final Pattern UPLOAD_ID = Pattern.compile("(?!\\.)[A-Za-z0-9._~:@!$&'()*+,;=-]++");

    private final CredentialTarget target;
    private final PermissionDiagnostics errors;
    private final ProbeDiagnostics probeErrors;
    private final EndpointDiagnostics endpointErrors;
    private final RegistrySession session;
    private final Deadline deadline;
    private final Consumer<RegistryResponse> responses;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int pullable;
    private int pushable;
    private boolean canPush;

    /**
     * @param responses receives each response of the registry
     */
    PermissionProbe(
            CredentialTarget target,
            OptionNames options,
            RegistrySession session,
            Deadline deadline,
            Consumer<RegistryResponse> responses) {
        this.target = target;
        this.errors = new PermissionDiagnostics(target);
        this.probeErrors = new ProbeDiagnostics(target, options);
        this.endpointErrors = new EndpointDiagnostics(target, options, ServerName.registry(target));
        this.session = session;
        this.deadline = deadline;
        this.responses = responses;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    int pullable() {
        return pullable;
    }

    int pushable() {
        return pushable;
    }

    /** Tests the pull permission: lists one tag of each repository. */
    StageResult<PermissionProbe> pull() throws InterruptedException {
        return each(target.pulled(), this::pull);
    }

    private StageResult<PermissionProbe> pull(Located<String> repository) throws InterruptedException {
        String path = target.path(repository.value());
        return send("GET", "/v2/" + path + "/tags/list?n=1", scope(path, "pull"))
                .then(response -> {
                    if (response.isOk()) {
                        pullable++;
                        return target.registry().url().value().toString().contains("docker.io")
                                ? countRemainingPulls(path)
                                : StageResult.passed(this);
                    }
                    if (response.isDenied()) {
                        diagnostics.add(errors.pullDenied(repository));
                    } else if (response.isNotFound()) {
                        diagnostics.add(errors.missingRepository(repository));
                    } else {
                        return StageResult.failed(endpointErrors.serverError(response.returnsStatus()));
                    }
                    return StageResult.passed(this);
                });
    }

    // A HEAD request for a manifest does not count as a pull and returns the remaining pulls.
    private StageResult<PermissionProbe> countRemainingPulls(String path) throws InterruptedException {
        return send("HEAD", "/v2/" + path + "/manifests/latest", scope(path, "pull"))
                .then(response -> StageResult.passed(this));
    }

    /** Tests the push permission: starts an empty upload to each repository and cancels it. */
    StageResult<PermissionProbe> push() throws InterruptedException {
        return each(
                target.pushed(),
                repository -> begin(repository).then(response -> {
                    if (response.isAccepted()) {
                        pushable++;
                        return cancel(repository, response);
                    }
                    if (response.isDenied()) {
                        diagnostics.add(errors.pushDenied(repository));
                    } else if (response.isNotFound()) {
                        diagnostics.add(errors.missingRepository(repository));
                    } else {
                        return StageResult.failed(
                                endpointErrors.serverError(response.returnsStatus() + " for an upload"));
                    }
                    return StageResult.passed(this);
                }));
    }

    /** Verifies that pull credentials cannot push; stops at the first repository that accepts an upload. */
    StageResult<PermissionProbe> verifyCannotPush() throws InterruptedException {
        return each(
                target.pulled(),
                repository -> canPush
                        ? StageResult.passed(this)
                        : begin(repository).then(response -> {
                            if (!response.isAccepted()) {
                                return StageResult.passed(this);
                            }
                            canPush = true;
                            diagnostics.add(errors.canPush(repository));
                            return cancel(repository, response);
                        }));
    }

    private StageResult<PermissionProbe> each(
            List<Located<String>> repositories, StageResult.NextStage<Located<String>, PermissionProbe> test)
            throws InterruptedException {
        for (int i = 0; i < repositories.size(); i++) {
            if (deadline.hasPassed()) {
                return StageResult.failed(probeErrors.notProbed(String.format(
                        Locale.ROOT, "was checked for only %d of %d repositories in time", i, repositories.size())));
            }
            StageResult<PermissionProbe> result = test.run(repositories.get(i));
            if (result.failure().isPresent()) {
                return result;
            }
        }
        return StageResult.passed(this);
    }

    private StageResult<RegistryResponse> begin(Located<String> repository) throws InterruptedException {
        String path = target.path(repository.value());
        return send("POST", uploads(path), pushScope(path));
    }

    private StageResult<PermissionProbe> cancel(Located<String> repository, RegistryResponse begun)
            throws InterruptedException {
        String path = target.path(repository.value());
        Optional<URI> upload =
                begun.header("Location").flatMap(session::resolveSameOrigin).filter(uri -> isUpload(uri, path));
        if (upload.isEmpty()) {
            diagnostics.add(errors.unfinishedUpload(repository));
            return StageResult.passed(this);
        }
        return send("DELETE", pathOf(upload.get()), pushScope(path)).then(response -> {
            if (!response.isSuccess()) {
                diagnostics.add(errors.unfinishedUpload(repository));
            }
            return StageResult.passed(this);
        });
    }

    // The registry could name anything that these credentials may delete.
    private static boolean isUpload(URI uri, String path) {
        String uploads = uploads(path);
        return uri.getRawPath().startsWith(uploads)
                && UPLOAD_ID
                        .matcher(uri.getRawPath().substring(uploads.length()))
                        .matches();
    }

    private static String uploads(String path) {
        return "/v2/" + path + "/blobs/uploads/";
    }

    private static String pathOf(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    // Cancelling requires `delete`; a token service that denies it still grants the other actions.
    private static String pushScope(String path) {
        return scope(path, "pull,push,delete");
    }

    private static String scope(String path, String actions) {
        return "repository:" + path + ":" + actions;
    }

    private StageResult<RegistryResponse> send(String method, String path, String scope) throws InterruptedException {
        return session.send(method, path, scope).then(response -> {
            responses.accept(response);
            return response.isRateLimited()
                    ? StageResult.failed(probeErrors.rateLimited())
                    : StageResult.passed(response);
        });
    }
}
