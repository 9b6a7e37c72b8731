// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import java.io.IOException;
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
    private final ConnectivityDiagnostics errors;
    private final RegistrySession session;
    private final Deadline deadline;
    private final Consumer<RegistryResponse> responses;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int pullable;
    private int pushable;

    /**
     * @param responses receives each response of the registry
     */
    PermissionProbe(
            CredentialTarget target,
            ConnectivityDiagnostics errors,
            RegistrySession session,
            Deadline deadline,
            Consumer<RegistryResponse> responses) {
        this.target = target;
        this.errors = errors;
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
    void pull() throws StageFailedException, IOException, InterruptedException {
        for (Located<String> repository : target.pulled()) {
            checkDeadline(target.pulled().indexOf(repository), target.pulled().size());
            String path = target.path(repository.value());
            RegistryResponse response = send("GET", "/v2/" + path + "/tags/list?n=1", scope(path, "pull"));
            switch (response.status()) {
                case 200 -> pullable++;
                case 401, 403 -> diagnostics.add(errors.pullDenied(repository));
                case 404 -> diagnostics.add(errors.missingRepository(repository));
                default -> throw errors.registryError("returns status " + response.status());
            }
            if (target.registry().url().value().toString().contains("docker.io") && response.status() == 200) {
                // A HEAD request for a manifest does not count as a pull and returns the remaining pulls.
                send("HEAD", "/v2/" + path + "/manifests/latest", scope(path, "pull"));
            }
        }
    }

    /** Tests the push permission: starts an empty upload to each repository and cancels it. */
    void push() throws StageFailedException, IOException, InterruptedException {
        for (Located<String> repository : target.pushed()) {
            checkDeadline(target.pushed().indexOf(repository), target.pushed().size());
            RegistryResponse response = begin(repository);
            switch (response.status()) {
                case 202 -> {
                    pushable++;
                    cancel(repository, response);
                }
                case 401, 403 -> diagnostics.add(errors.pushDenied(repository));
                case 404 -> diagnostics.add(errors.missingRepository(repository));
                default -> throw errors.registryError("returns status " + response.status() + " for an upload");
            }
        }
    }

    /** Verifies that pull credentials cannot push; stops at the first repository that accepts an upload. */
    void verifyCannotPush() throws StageFailedException, IOException, InterruptedException {
        for (Located<String> repository : target.pulled()) {
            RegistryResponse response = begin(repository);
            if (response.status() == 202) {
                diagnostics.add(errors.canPush(repository));
                cancel(repository, response);
                return;
            }
        }
    }

    private RegistryResponse begin(Located<String> repository)
            throws StageFailedException, IOException, InterruptedException {
        String path = target.path(repository.value());
        return send("POST", uploads(path), pushScope(path));
    }

    private void cancel(Located<String> repository, RegistryResponse begun)
            throws StageFailedException, IOException, InterruptedException {
        String path = target.path(repository.value());
        Optional<URI> upload =
                begun.header("Location").flatMap(session::resolveSameOrigin).filter(uri -> isUpload(uri, path));
        if (upload.isEmpty()) {
            diagnostics.add(errors.unfinishedUpload(repository));
            return;
        }
        RegistryResponse response = send("DELETE", pathOf(upload.get()), pushScope(path));
        if (response.status() >= 300) {
            diagnostics.add(errors.unfinishedUpload(repository));
        }
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

    private RegistryResponse send(String method, String path, String scope)
            throws StageFailedException, IOException, InterruptedException {
        RegistryResponse response = session.send(method, path, scope);
        responses.accept(response);
        if (response.status() == RegistryResponse.TOO_MANY_REQUESTS) {
            throw errors.rateLimited();
        }
        return response;
    }

    private void checkDeadline(int done, int all) throws StageFailedException {
        if (deadline.hasPassed()) {
            throw new StageFailedException(errors.notProbed(
                    String.format(Locale.ROOT, "was checked for only %d of %d repositories in time", done, all)));
        }
    }
}
