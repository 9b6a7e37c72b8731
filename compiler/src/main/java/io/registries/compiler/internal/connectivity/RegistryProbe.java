// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.crypto.ExpiryPolicy;
import io.registries.compiler.internal.http.PeerCertificates;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the credentials of a registry in stages; stops at the first stage that fails. */
final class RegistryProbe {
    private static final String BASE = "/v2/";
    private static final String RUN_TIMED_OUT = "was not checked: the time limit of the run was exceeded";

    private final CredentialTarget target;
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
    private Optional<Long> daysToTokenExpiry = Optional.empty();
    private Optional<Integer> remainingPulls = Optional.empty();
    private ProbeSummary.Permissions pulls;
    private ProbeSummary.Permissions pushes;
    private boolean loggedIn;

    RegistryProbe(CredentialTarget target, ProbeContext context, Deadline run) {
        this.target = target;
        this.endpointErrors = new EndpointDiagnostics(target, context.options(), ServerName.registry(target));
        this.loginErrors = new LoginDiagnostics(target, context.options());
        this.context = context;
        this.run = run;
        this.pulls = ProbeSummary.Permissions.notTried(target.pulled().size());
        this.pushes = ProbeSummary.Permissions.notTried(target.pushed().size());
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
                new ProbeSummary(target, loggedIn, pulls, pushes).text(reached),
                latency,
                daysToExpiry,
                daysToTokenExpiry,
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
                Optional.empty(),
                List.of(new ProbeDiagnostics(target, options).notProbed(reason)));
    }

    private StageResult<RepositoryRequests> probe() throws InterruptedException {
        return new EndpointProbe(target, context, transport, deadline, stage -> reached = stage)
                .connect()
                .then(endpoint -> {
                    transport.peerCertificates(endpoint.origin()).ifPresent(this::checkExpiry);
                    record(endpoint.response());
                    RegistryApi api = new RegistryApi(target, context, endpoint.origin(), transport);
                    return api.follow("GET", BASE, endpoint.response())
                            .then(response -> {
                                record(response);
                                return new BaseEndpointCheck(target, context.options()).run(response);
                            })
                            .then(response -> openSession(api, response));
                })
                .then(this::checkPermissions);
    }

    private StageResult<RegistrySession> openSession(RegistryApi api, RegistryResponse first)
            throws InterruptedException {
        reached = Stage.API;
        Result<Optional<Credential>> login =
                context.logins().login(target.registry(), target.credentials(), deadline.remaining());
        if (login.value().isEmpty()) {
            List<Diagnostic> problems = login.diagnostics();
            diagnostics.addAll(problems.subList(0, problems.size() - 1));
            return StageResult.failed(problems.get(problems.size() - 1));
        }
        diagnostics.addAll(login.diagnostics());
        daysToTokenExpiry =
                login.value().get().filter(ignored -> !isGenerated()).flatMap(this::daysToTokenExpiry);
        return new RegistrySession(
                        target, context, api, transport, login.value().get())
                .accept(first.challenges())
                .then(session -> {
                    if (!first.isOk()) {
                        return logIn(session);
                    }
                    reached = Stage.LOGIN;
                    return StageResult.passed(session);
                });
    }

    // The token of a role or an access key is generated for each run.
    private boolean isGenerated() {
        return !(target.credentials() instanceof RegistryCredentials.Password);
    }

    private Optional<Long> daysToTokenExpiry(Credential credential) {
        return credential
                .expiry()
                .map(expiry ->
                        Duration.between(context.clock().instant(), expiry).toDays());
    }

    private StageResult<RegistrySession> logIn(RegistrySession session) throws InterruptedException {
        if (target.isAnonymous() && session.usesTokens()) {
            // Some token services give anonymous clients a token for a repository only.
            return StageResult.passed(session);
        }
        return session.send("GET", BASE, "").then(response -> {
            record(response);
            if (response.isDenied()) {
                return StageResult.failed(loginErrors.rejected());
            }
            if (response.isRateLimited()) {
                return StageResult.failed(endpointErrors.rateLimited());
            }
            if (!response.isOk()) {
                return StageResult.failed(endpointErrors.serverError(response.returnsStatus() + " for the login"));
            }
            loggedIn = true;
            reached = Stage.LOGIN;
            return StageResult.passed(session);
        });
    }

    private StageResult<RepositoryRequests> checkPermissions(RegistrySession session) throws InterruptedException {
        RepositoryRequests requests =
                new RepositoryRequests(target, context.options(), session, deadline, this::record);
        PullProbe pullProbe = new PullProbe(target, requests);
        PushProbe pushProbe = new PushProbe(target, requests);
        StageResult<RepositoryRequests> result = pullProbe.run().then(passed -> {
            if (!context.verifyPush()) {
                return StageResult.passed(passed);
            }
            return target.pullsOnly() ? pushProbe.verifyCannotPush() : pushProbe.run();
        });
        pulls = pullProbe.permissions();
        pushes = pushProbe.permissions();
        reach(Stage.PULL, pulls);
        reach(Stage.PUSH, pushes);
        if (session.isChallengedByRepository()) {
            diagnostics.add(loginErrors.openBaseEndpoint());
        } else if (!loggedIn && !target.isAnonymous()) {
            diagnostics.add(loginErrors.unverifiedCredentials());
        }
        diagnostics.addAll(pullProbe.diagnostics());
        diagnostics.addAll(pushProbe.diagnostics());
        loggedIn |= session.isChallengedByRepository() && pulls.granted() > 0;
        return result;
    }

    private void reach(Stage stage, ProbeSummary.Permissions permissions) {
        if (permissions.granted() > 0) {
            reached = stage;
        }
    }

    private void checkExpiry(PeerCertificates certificates) {
        long days = certificates.daysLeft(context.clock().instant());
        daysToExpiry = Optional.of(days);
        if (days < ExpiryPolicy.EXPIRY_WARNING.toDays() && !target.isInsecure()) {
            diagnostics.add(
                    new CertificateDiagnostics(target, ServerName.registry(target)).expiring(certificates, days));
        }
    }

    private void record(RegistryResponse response) {
        remainingPulls = response.remainingPulls().or(() -> remainingPulls);
        latency = latency.filter(shortest -> shortest.compareTo(response.duration()) <= 0)
                .or(() -> Optional.of(response.duration()));
    }
}
