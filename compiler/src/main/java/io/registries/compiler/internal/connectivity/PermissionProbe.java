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

/** What a credential may do, found out by doing it. */
final class PermissionProbe {
    private final CredentialTarget target;
    private final ConnectivityDiagnostics verdicts;
    private final RegistrySession session;
    private final Deadline deadline;
    private final Consumer<RegistryResponse> heard;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int pullable;
    private int pushable;

    /**
     * @param heard told each answer of the registry
     */
    PermissionProbe(
            CredentialTarget target,
            ConnectivityDiagnostics verdicts,
            RegistrySession session,
            Deadline deadline,
            Consumer<RegistryResponse> heard) {
        this.target = target;
        this.verdicts = verdicts;
        this.session = session;
        this.deadline = deadline;
        this.heard = heard;
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

    /** Lists a tag of each repository that must be pullable. */
    void pull() throws StageFailure, IOException, InterruptedException {
        for (Located<String> repository : target.pulled()) {
            keepTime(target.pulled().indexOf(repository), target.pulled().size());
            String path = target.path(repository.value());
            RegistryResponse answer = send("GET", "/v2/" + path + "/tags/list?n=1", scope(path, "pull"));
            switch (answer.status()) {
                case 200 -> pullable++;
                case 401, 403 -> diagnostics.add(verdicts.pullDenied(repository));
                case 404 -> diagnostics.add(verdicts.missing(repository));
                default -> throw verdicts.failing("answers with status " + answer.status());
            }
            if (target.registry().url().value().toString().contains("docker.io") && answer.status() == 200) {
                // Asking for a manifest without fetching it counts as no pull, and says how many are left.
                send("HEAD", "/v2/" + path + "/manifests/latest", scope(path, "pull"));
            }
        }
    }

    /** Begins an upload to each repository that must be pushable, sends nothing, and cancels it. */
    void push() throws StageFailure, IOException, InterruptedException {
        for (Located<String> repository : target.pushed()) {
            keepTime(target.pushed().indexOf(repository), target.pushed().size());
            RegistryResponse answer = begin(repository);
            switch (answer.status()) {
                case 202 -> {
                    pushable++;
                    cancel(repository, answer);
                }
                case 401, 403 -> diagnostics.add(verdicts.pushDenied(repository));
                case 404 -> diagnostics.add(verdicts.missing(repository));
                default -> throw verdicts.failing("answers an upload with status " + answer.status());
            }
        }
    }

    /** Tries whether credentials that are for pulling can push, until one shows it. */
    void pushInVain() throws StageFailure, IOException, InterruptedException {
        for (Located<String> repository : target.pulled()) {
            RegistryResponse answer = begin(repository);
            if (answer.status() == 202) {
                diagnostics.add(verdicts.canPush(repository));
                cancel(repository, answer);
                return;
            }
        }
    }

    private RegistryResponse begin(Located<String> repository) throws StageFailure, IOException, InterruptedException {
        String path = target.path(repository.value());
        return send("POST", "/v2/" + path + "/blobs/uploads/", pushScope(path));
    }

    private void cancel(Located<String> repository, RegistryResponse begun)
            throws StageFailure, IOException, InterruptedException {
        String path = target.path(repository.value());
        Optional<URI> upload = begun.header("Location").flatMap(session::within);
        if (upload.isEmpty()) {
            diagnostics.add(verdicts.unfinished(repository));
            return;
        }
        RegistryResponse answer = send("DELETE", pathOf(upload.get()), pushScope(path));
        if (answer.status() >= 300) {
            diagnostics.add(verdicts.unfinished(repository));
        }
    }

    private static String pathOf(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    // Cancelling an upload is an action of its own; a service that does not grant it grants the others.
    private static String pushScope(String path) {
        return scope(path, "pull,push,delete");
    }

    private static String scope(String path, String actions) {
        return "repository:" + path + ":" + actions;
    }

    private RegistryResponse send(String method, String path, String scope)
            throws StageFailure, IOException, InterruptedException {
        RegistryResponse answer = session.send(method, path, scope);
        heard.accept(answer);
        if (answer.status() == RegistryResponse.TOO_MANY_REQUESTS) {
            throw verdicts.rateLimited();
        }
        return answer;
    }

    private void keepTime(int done, int all) throws StageFailure {
        if (deadline.hasPassed()) {
            throw new StageFailure(verdicts.notProbed(
                    String.format(Locale.ROOT, "was proved for %d of %d repositories in time", done, all)));
        }
    }
}
