// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.NetworkSettings;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.internal.credentials.LoginProvider;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.RegistryCredentials;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Proves registries side by side, within a deadline. */
public final class ConnectivityChecker {
    private final NetworkSettings network;
    private final TimeoutPolicy patience;
    private final Clock clock;
    private final OptionNames options;

    /** Hears of each registry that is done. Called by one thread at a time. */
    @FunctionalInterface
    public interface Listener {
        /**
         * One more.
         *
         * @param done so far
         * @param total of all
         */
        void checked(int done, int total);
    }

    public ConnectivityChecker(NetworkSettings network, TimeoutPolicy patience, Clock clock, OptionNames options) {
        this.network = network;
        this.patience = patience;
        this.clock = clock;
        this.options = options;
    }

    /**
     * Probes all credentials that a predicate chooses; the checks come in order of registries.
     *
     * @param chosen whose registries are probed
     * @param logins what one logs in with
     * @param verifyPush whether the right to push is tried, which begins an upload and cancels it
     */
    public List<RegistryCheck> check(
            Configuration configuration,
            Predicate<RegistryCredentials> chosen,
            LoginProvider logins,
            boolean verifyPush,
            Listener listener) {
        List<CredentialTarget> targets = CredentialTarget.of(configuration).stream()
                .filter(target -> chosen.test(target.access()))
                .toList();
        // Threads of its own: those that are late must not work on while the run goes on without them.
        ParallelTasks tasks = ParallelTasks.open();
        try (HttpClientPool clients = new HttpClientPool(network.proxies(), network.systemTrust(), tasks.executor());
                tasks) {
            ProbeContext surroundings = new ProbeContext(
                    clients,
                    logins,
                    network.resolver(),
                    tasks,
                    new TokenServicePolicy(network.resolver(), network.trustedTokenHosts()),
                    patience,
                    verifyPush,
                    clock,
                    options);
            Deadline run = Deadline.in(patience.run(), clock);
            List<Callable<RegistryCheck>> probes = new ArrayList<>();
            targets.forEach(target -> probes.add(() -> new RegistryProbe(target, surroundings, run).run()));
            List<Future<RegistryCheck>> running = tasks.startAll(probes, patience.parallelism());
            List<RegistryCheck> checks = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                checks.add(await(targets.get(i), running.get(i), run));
                listener.checked(i + 1, targets.size());
            }
            return List.copyOf(checks);
        }
    }

    private RegistryCheck await(CredentialTarget target, Future<RegistryCheck> running, Deadline run) {
        try {
            // A probe keeps the run's deadline itself; a little more lets it say what it found.
            return running.get(run.left().plus(Duration.ofMillis(250)).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException ignored) {
            running.cancel(true);
            return RegistryProbe.notReached(target, "was not probed within " + inWords(patience.run()), options);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            running.cancel(true);
            return RegistryProbe.notReached(target, "was not probed: the run was stopped", options);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + "s"
                : String.format(Locale.ROOT, "%dms", duration.toMillis());
    }
}
