// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.crypto.ExpiryPolicy;
import io.registries.compiler.internal.http.NetworkErrors;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.PeerCertificates;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the credentials of a registry in stages; stops at the first stage that fails. */
final class RegistryProbe {
    private static final String RUN_TIMED_OUT = "was not checked: the time limit of the run was exceeded";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final CredentialTarget target;
    private final ConnectivityDiagnostics errors;
    private final ProbeContext context;
    private final Deadline run;
    private final Deadline deadline;
    private final RetryingTransport transport;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private Stage reached = Stage.NONE;
    private Optional<Duration> latency = Optional.empty();
    private Optional<Long> daysToExpiry = Optional.empty();
    private Optional<Integer> remainingPulls = Optional.empty();
    private String permissions = "";
    private boolean verified = true;

    RegistryProbe(CredentialTarget target, ProbeContext context, Deadline run) {
        this.target = target;
        this.errors = new ConnectivityDiagnostics(target, context.options());
        this.context = context;
        this.run = run;
        this.deadline =
                Deadline.after(context.timeouts().registry(), context.clock()).earliest(run);
        this.transport = new RetryingTransport(
                context.clients().trusting(target.registry().connection()), deadline, context.timeouts());
    }

    RegistryCheck run() throws InterruptedException {
        if (run.hasPassed()) {
            return notChecked(target, RUN_TIMED_OUT, context.options());
        }
        try {
            probe();
        } catch (StageFailedException e) {
            diagnostics.add(e.diagnostic());
        } catch (IOException e) {
            diagnostics.add(errors.registryError(NetworkErrors.describe(e)).diagnostic());
        }
        if (run.hasPassed()) {
            return notChecked(target, RUN_TIMED_OUT, context.options());
        }
        return new RegistryCheck(
                target.registry().name().value(),
                target.use(),
                target.registry().name().span(),
                reached,
                summary(),
                latency,
                daysToExpiry,
                remainingPulls,
                diagnostics);
    }

    /** The result for a target that was not, or not completely, checked in time. */
    static RegistryCheck notChecked(CredentialTarget target, String reason, OptionNames options) {
        return new RegistryCheck(
                target.registry().name().value(),
                target.use(),
                target.registry().name().span(),
                Stage.NONE,
                "not checked",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new ConnectivityDiagnostics(target, options).notProbed(reason)));
    }

    private void probe() throws StageFailedException, IOException, InterruptedException {
        Instant start = context.clock().instant();
        EndpointProbe.Endpoint endpoint =
                new EndpointProbe(target, context, transport, deadline, stage -> reached = stage).connect();
        latency = Optional.of(Duration.between(start, context.clock().instant()));
        Origin origin = endpoint.origin();
        transport.peerCertificates(origin).ifPresent(this::checkExpiry);
        recordRemainingPulls(endpoint.response());
        checkIsRegistry(origin, endpoint.response());
        reached = Stage.API;
        RegistrySession session = login(origin, endpoint.response());
        reached = Stage.LOGIN;
        PermissionProbe permissionProbe =
                new PermissionProbe(target, errors, session, deadline, this::recordRemainingPulls);
        try {
            permissionProbe.pull();
            reached = Stage.PULL;
            if (context.verifyPush()) {
                if (target.pullsOnly()) {
                    permissionProbe.verifyCannotPush();
                } else {
                    permissionProbe.push();
                    reached = Stage.PUSH;
                }
            }
        } finally {
            diagnostics.addAll(permissionProbe.diagnostics());
            permissions = permissions(permissionProbe);
        }
    }

    private void checkExpiry(PeerCertificates certificates) {
        long days = certificates.daysLeft(context.clock().instant());
        daysToExpiry = Optional.of(days);
        if (days < ExpiryPolicy.EXPIRY_WARNING.toDays() && !errors.isInsecure()) {
            diagnostics.add(errors.expiringCertificate(certificates, days));
        }
    }

    private void recordRemainingPulls(RegistryResponse response) {
        remainingPulls = response.remainingPulls().or(() -> remainingPulls);
    }

    private void checkIsRegistry(Origin origin, RegistryResponse response) throws StageFailedException {
        int status = response.status();
        if (response.isRedirect()) {
            new RegistrySession(origin, errors, transport, context, Optional.empty(), List.of())
                    .followRedirect(origin.resolve("/v2/"), response);
            throw errors.notARegistry("`/v2/` returns status " + status);
        }
        if (status == RegistryResponse.TOO_MANY_REQUESTS) {
            throw errors.rateLimited();
        }
        if (status >= 500) {
            throw errors.registryError("returns status " + status);
        }
        if (status == UNAUTHORIZED && response.challenges().isEmpty()) {
            throw errors.unsupportedChallenge("requires credentials but specifies no authentication scheme");
        }
        if (status != OK && status != UNAUTHORIZED) {
            throw errors.notARegistry("`/v2/` returns status " + status);
        }
        boolean html = response.header("Content-Type").orElse("").contains("html")
                || response.body().stripLeading().startsWith("<");
        if (status == OK && html) {
            throw errors.notARegistry("`/v2/` returns a web page");
        }
        if (status == OK && !response.complete()) {
            throw errors.notARegistry("`/v2/` returns a response that is too large");
        }
    }

    private RegistrySession login(Origin origin, RegistryResponse first)
            throws StageFailedException, IOException, InterruptedException {
        Result<Optional<Credential>> login =
                context.logins().login(target.registry(), target.credentials(), deadline.remaining());
        diagnostics.addAll(login.diagnostics());
        if (login.value().isEmpty()) {
            throw new StageFailedException(diagnostics.remove(diagnostics.size() - 1));
        }
        RegistrySession session = new RegistrySession(
                origin, errors, transport, context, login.value().get(), first.challenges());
        if (first.status() == OK) {
            verified = target.credentials() instanceof RegistryCredentials.NoCredentials;
            if (!verified) {
                diagnostics.add(errors.unverifiedCredentials());
            }
            return session;
        }
        RegistryResponse response = session.send("GET", "/v2/", "");
        recordRemainingPulls(response);
        if (response.status() == UNAUTHORIZED || response.status() == FORBIDDEN) {
            throw errors.rejected();
        }
        if (response.status() == RegistryResponse.TOO_MANY_REQUESTS) {
            throw errors.rateLimited();
        }
        if (response.status() != OK) {
            throw errors.registryError("returns status " + response.status() + " for the login");
        }
        return session;
    }

    private String permissions(PermissionProbe permissionProbe) {
        String pull = target.pulled().isEmpty()
                ? ""
                : ", " + permissionProbe.pullable() + " of " + target.pulled().size() + " pullable";
        String push = context.verifyPush() && !target.pushed().isEmpty()
                ? ", " + permissionProbe.pushable() + " of " + target.pushed().size() + " pushable"
                : "";
        return pull + push;
    }

    private String summary() {
        return switch (reached) {
            case NONE -> "not reachable";
            case NAME -> "host resolved";
            case CONNECTION -> "reachable";
            case TLS -> errors.isInsecure() ? "reachable" : "reachable and trusted";
            case API -> "registry API found";
            case LOGIN, PULL, PUSH -> loggedIn() + permissions;
        };
    }

    private String loggedIn() {
        if (target.credentials() instanceof RegistryCredentials.NoCredentials) {
            return "anonymous access";
        }
        return verified ? "credentials accepted" : "anonymous access, credentials not verified";
    }
}
