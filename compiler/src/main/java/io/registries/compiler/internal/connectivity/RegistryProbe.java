// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proves one credential of one registry, stage by stage; the first that fails ends it. */
final class RegistryProbe {
    private static final long SOON = 30;
    private static final String TOO_LATE = "was not probed: the time for the whole run was over";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final CredentialTarget target;
    private final ConnectivityDiagnostics verdicts;
    private final ProbeContext surroundings;
    private final Deadline run;
    private final Deadline deadline;
    private final RetryingTransport wire;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private Stage reached = Stage.NONE;
    private Optional<Duration> latency = Optional.empty();
    private Optional<Long> daysToExpiry = Optional.empty();
    private Optional<Integer> remainingPulls = Optional.empty();
    private String rights = "";
    private boolean proven = true;

    RegistryProbe(CredentialTarget target, ProbeContext surroundings, Deadline run) {
        this.target = target;
        this.verdicts = new ConnectivityDiagnostics(target, surroundings.options());
        this.surroundings = surroundings;
        this.run = run;
        this.deadline = Deadline.in(surroundings.patience().registry(), surroundings.clock())
                .or(run);
        this.wire = new RetryingTransport(
                surroundings.clients().trusting(target.registry().connection()),
                surroundings.clients().proxies(),
                deadline,
                surroundings.patience());
    }

    RegistryCheck run() throws InterruptedException {
        if (run.hasPassed()) {
            return notReached(target, TOO_LATE, surroundings.options());
        }
        try {
            prove();
        } catch (StageFailure e) {
            diagnostics.add(e.diagnostic());
        } catch (IOException e) {
            diagnostics.add(verdicts.failing(NetworkErrors.inWords(e)).diagnostic());
        }
        if (run.hasPassed()) {
            return notReached(target, TOO_LATE, surroundings.options());
        }
        return new RegistryCheck(
                target.registry().name().value(),
                target.use(),
                target.registry().name().span(),
                reached,
                inWords(),
                latency,
                daysToExpiry,
                remainingPulls,
                diagnostics);
    }

    /** The outcome for a target that was not, or not wholly, probed in time. */
    static RegistryCheck notReached(CredentialTarget target, String reason, OptionNames options) {
        return new RegistryCheck(
                target.registry().name().value(),
                target.use(),
                target.registry().name().span(),
                Stage.NONE,
                "nothing: not probed",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new ConnectivityDiagnostics(target, options).notProbed(reason)));
    }

    private void prove() throws StageFailure, IOException, InterruptedException {
        Instant start = surroundings.clock().instant();
        EndpointProbe.Endpoint arrival =
                new EndpointProbe(target, surroundings, wire, deadline, stage -> reached = stage).arrive();
        latency = Optional.of(Duration.between(start, surroundings.clock().instant()));
        Origin origin = arrival.origin();
        wire.handshake(origin).ifPresent(this::watchExpiry);
        hear(arrival.answer());
        isRegistry(origin, arrival.answer());
        reached = Stage.API;
        RegistrySession session = login(origin, arrival.answer());
        reached = Stage.LOGIN;
        PermissionProbe can = new PermissionProbe(target, verdicts, session, deadline, this::hear);
        try {
            can.pull();
            reached = Stage.PULL;
            if (surroundings.verifyPush()) {
                if (target.pullsOnly()) {
                    can.pushInVain();
                } else {
                    can.push();
                    reached = Stage.PUSH;
                }
            }
        } finally {
            diagnostics.addAll(can.diagnostics());
            rights = rights(can);
        }
    }

    private void watchExpiry(PeerCertificates handshake) {
        long days = handshake.daysLeft(surroundings.clock().instant());
        daysToExpiry = Optional.of(days);
        if (days < SOON && !verdicts.isInsecure()) {
            diagnostics.add(verdicts.expiring(handshake, days));
        }
    }

    private void hear(RegistryResponse answer) {
        remainingPulls = answer.remainingPulls().or(() -> remainingPulls);
    }

    private void isRegistry(Origin origin, RegistryResponse answer) throws StageFailure {
        int status = answer.status();
        if (answer.isRedirect()) {
            new RegistrySession(origin, verdicts, wire, surroundings, Optional.empty(), List.of())
                    .next(origin.resolve("/v2/"), answer);
            throw verdicts.noRegistry("`/v2/` is answered with status " + status);
        }
        if (status == RegistryResponse.TOO_MANY_REQUESTS) {
            throw verdicts.rateLimited();
        }
        if (status >= 500) {
            throw verdicts.failing("answers with status " + status);
        }
        if (status == UNAUTHORIZED && answer.challenges().isEmpty()) {
            throw verdicts.unusableChallenge("wants credentials, and does not say which kind");
        }
        if (status != OK && status != UNAUTHORIZED) {
            throw verdicts.noRegistry("`/v2/` is answered with status " + status);
        }
        boolean html = answer.header("Content-Type").orElse("").contains("html")
                || answer.body().stripLeading().startsWith("<");
        if (status == OK && html) {
            throw verdicts.noRegistry("`/v2/` is a web page");
        }
        if (status == OK && !answer.complete()) {
            throw verdicts.noRegistry("`/v2/` has no end");
        }
    }

    private RegistrySession login(Origin origin, RegistryResponse first)
            throws StageFailure, IOException, InterruptedException {
        Result<Optional<Credential>> login =
                surroundings.logins().of(target.registry(), target.access(), deadline.left());
        diagnostics.addAll(login.diagnostics());
        if (login.value().isEmpty()) {
            throw new StageFailure(diagnostics.remove(diagnostics.size() - 1));
        }
        RegistrySession session = new RegistrySession(
                origin, verdicts, wire, surroundings, login.value().get(), first.challenges());
        if (first.status() == OK) {
            proven = target.access() instanceof RegistryCredentials.NoCredentials;
            if (!proven) {
                diagnostics.add(verdicts.unproven());
            }
            return session;
        }
        RegistryResponse answer = session.send("GET", "/v2/", "");
        hear(answer);
        if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN) {
            throw verdicts.rejected();
        }
        if (answer.status() == RegistryResponse.TOO_MANY_REQUESTS) {
            throw verdicts.rateLimited();
        }
        if (answer.status() != OK) {
            throw verdicts.failing("answers the login with status " + answer.status());
        }
        return session;
    }

    private String rights(PermissionProbe can) {
        String pull = target.pulled().isEmpty()
                ? ""
                : ", " + can.pullable() + " of " + target.pulled().size() + " pullable";
        String push = surroundings.verifyPush() && !target.pushed().isEmpty()
                ? ", " + can.pushable() + " of " + target.pushed().size() + " pushable"
                : "";
        return pull + push;
    }

    private String inWords() {
        return switch (reached) {
            case NONE -> "nothing";
            case NAME -> "has an address";
            case CONNECTION -> "reachable";
            case TLS -> verdicts.isInsecure() ? "reachable" : "reachable and trusted";
            case API -> "a registry";
            case LOGIN, PULL, PUSH -> loggedIn() + rights;
        };
    }

    private String loggedIn() {
        if (target.access() instanceof RegistryCredentials.NoCredentials) {
            return "open to anyone";
        }
        return proven ? "credentials good" : "open to anyone, credentials unproven";
    }
}
