// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.crypto.ExpiryPolicy;
import io.registries.compiler.internal.http.PeerCertificates;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the credentials of a registry in stages; stops at the first stage that fails. */
final class RegistryProbe {
    private static final String RUN_TIMED_OUT = "was not checked: the time limit of the run was exceeded";

    private final CredentialTarget target;
    private final ProbeDiagnostics errors;
    private final EndpointDiagnostics endpointErrors;
    private final LoginDiagnostics loginErrors;
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
        this.errors = new ProbeDiagnostics(target, context.options());
        this.endpointErrors = new EndpointDiagnostics(target, context.options(), ServerName.registry(target));
        this.loginErrors = new LoginDiagnostics(target, context.options());
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
        probe().failure().ifPresent(diagnostics::add);
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
                List.of(new ProbeDiagnostics(target, options).notProbed(reason)));
    }

    private StageResult<PermissionProbe> probe() throws InterruptedException {
        Instant start = context.clock().instant();
        StageResult<EndpointProbe.Endpoint> connected =
                new EndpointProbe(target, context, transport, deadline, stage -> reached = stage).connect();
        return connected
                .then(endpoint -> {
                    latency =
                            Optional.of(Duration.between(start, context.clock().instant()));
                    transport.peerCertificates(endpoint.origin()).ifPresent(this::checkExpiry);
                    recordRemainingPulls(endpoint.response());
                    return checkIsRegistry(endpoint);
                })
                .then(endpoint -> {
                    reached = Stage.API;
                    return openSession(endpoint).then(session -> login(session, endpoint.response()));
                })
                .then(session -> {
                    reached = Stage.LOGIN;
                    return checkPermissions(session);
                });
    }

    private StageResult<PermissionProbe> checkPermissions(RegistrySession session) throws InterruptedException {
        PermissionProbe permissionProbe =
                new PermissionProbe(target, context.options(), session, deadline, this::recordRemainingPulls);
        StageResult<PermissionProbe> result = permissionProbe.pull().then(probe -> {
            reached = Stage.PULL;
            if (!context.verifyPush()) {
                return StageResult.passed(probe);
            }
            if (target.pullsOnly()) {
                return probe.verifyCannotPush();
            }
            return probe.push().then(pushed -> {
                reached = Stage.PUSH;
                return StageResult.passed(pushed);
            });
        });
        diagnostics.addAll(permissionProbe.diagnostics());
        permissions = permissions(permissionProbe);
        return result;
    }

    private void checkExpiry(PeerCertificates certificates) {
        long days = certificates.daysLeft(context.clock().instant());
        daysToExpiry = Optional.of(days);
        if (days < ExpiryPolicy.EXPIRY_WARNING.toDays() && !target.isInsecure()) {
            diagnostics.add(
                    new CertificateDiagnostics(target, ServerName.registry(target)).expiring(certificates, days));
        }
    }

    private void recordRemainingPulls(RegistryResponse response) {
        remainingPulls = response.remainingPulls().or(() -> remainingPulls);
    }

    private StageResult<EndpointProbe.Endpoint> checkIsRegistry(EndpointProbe.Endpoint endpoint)
            throws InterruptedException {
        RegistryResponse response = endpoint.response();
        if (response.isRedirect()) {
            return RegistrySession.open(target, context, endpoint.origin(), transport, Optional.empty(), List.of())
                    .then(session -> session.followRedirect(endpoint.origin().resolve("/v2/"), response))
                    .then(uri -> notARegistry(response.returnsStatus()));
        }
        if (response.isRateLimited()) {
            return StageResult.failed(errors.rateLimited());
        }
        if (response.isServerError()) {
            return StageResult.failed(endpointErrors.serverError(response.returnsStatus()));
        }
        if (response.isUnauthorized()) {
            return response.challenges().isEmpty()
                    ? StageResult.failed(loginErrors.unsupportedChallenge(
                            "requires credentials but specifies no authentication scheme"))
                    : StageResult.passed(endpoint);
        }
        if (!response.isOk()) {
            return notARegistry(response.returnsStatus());
        }
        if (response.header("Content-Type").orElse("").contains("html")
                || response.body().stripLeading().startsWith("<")) {
            return notARegistry("returns a web page");
        }
        return response.complete()
                ? StageResult.passed(endpoint)
                : notARegistry("returns a response that is too large");
    }

    private StageResult<EndpointProbe.Endpoint> notARegistry(String problem) {
        return StageResult.failed(errors.notARegistry("`/v2/` " + problem));
    }

    private StageResult<RegistrySession> openSession(EndpointProbe.Endpoint endpoint) {
        Result<Optional<Credential>> login =
                context.logins().login(target.registry(), target.credentials(), deadline.remaining());
        diagnostics.addAll(login.diagnostics());
        if (login.value().isEmpty()) {
            return StageResult.failed(diagnostics.remove(diagnostics.size() - 1));
        }
        return RegistrySession.open(
                target,
                context,
                endpoint.origin(),
                transport,
                login.value().get(),
                endpoint.response().challenges());
    }

    private StageResult<RegistrySession> login(RegistrySession session, RegistryResponse first)
            throws InterruptedException {
        if (first.isOk()) {
            verified = target.isAnonymous();
            if (!verified) {
                diagnostics.add(loginErrors.unverifiedCredentials());
            }
            return StageResult.passed(session);
        }
        return session.send("GET", "/v2/", "").then(response -> {
            recordRemainingPulls(response);
            if (response.isDenied()) {
                return StageResult.failed(loginErrors.rejected());
            }
            if (response.isRateLimited()) {
                return StageResult.failed(errors.rateLimited());
            }
            return response.isOk()
                    ? StageResult.passed(session)
                    : StageResult.failed(endpointErrors.serverError(response.returnsStatus() + " for the login"));
        });
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
            case TLS -> target.isInsecure() ? "reachable" : "reachable and trusted";
            case API -> "registry API found";
            case LOGIN, PULL, PUSH -> loggedIn() + permissions;
        };
    }

    private String loggedIn() {
        if (target.isAnonymous()) {
            return "anonymous access";
        }
        return verified ? "credentials accepted" : "anonymous access, credentials not verified";
    }
}
