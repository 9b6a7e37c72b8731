// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.NetworkSettings;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.internal.credentials.LoginProvider;
import io.registries.compiler.internal.http.ResolvedHosts;
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

/** Checks registries in parallel, within a deadline. */
public final class ConnectivityChecker {
    private final NetworkSettings network;
    private final TimeoutPolicy timeouts;
    private final Clock clock;
    private final OptionNames options;

    /** Receives progress. Called by one thread at a time. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called after each check.
         *
         * @param done the number of finished checks
         * @param total the number of all checks
         */
        void checked(int done, int total);
    }

    public ConnectivityChecker(NetworkSettings network, TimeoutPolicy timeouts, Clock clock, OptionNames options) {
        this.network = network;
        this.timeouts = timeouts;
        this.clock = clock;
        this.options = options;
    }

    /**
     * Checks all credentials that match a predicate; the results are in registry order.
     *
     * @param chosen selects the credentials to check
     * @param logins provides the logins
     * @param verifyPush whether to test the push permission, which starts an upload and cancels it
     */
    public List<RegistryCheck> check(
            Configuration configuration,
            Predicate<RegistryCredentials> chosen,
            LoginProvider logins,
            boolean verifyPush,
            Listener listener) {
        List<CredentialTarget> targets = CredentialTarget.list(configuration).stream()
                .filter(target -> chosen.test(target.credentials()))
                .toList();
        // Separate threads: late checks must not continue after the deadline.
        ParallelTasks tasks = ParallelTasks.open();
        ResolvedHosts hosts = new ResolvedHosts(network.resolver());
        try (HttpClientPool clients = new HttpClientPool(
                        network.proxies(),
                        network.systemTrust(),
                        hosts,
                        tasks,
                        timeouts.registry().dividedBy(2));
                tasks) {
            ProbeContext context = new ProbeContext(
                    clients,
                    logins,
                    tasks,
                    new TokenServicePolicy(hosts, network.proxies(), network.trustedTokenHosts()),
                    timeouts,
                    verifyPush,
                    clock,
                    options);
            Deadline run = Deadline.after(timeouts.run(), clock);
            List<Callable<RegistryCheck>> probes = new ArrayList<>();
            targets.forEach(target -> probes.add(() -> new RegistryProbe(target, context, run).run()));
            List<Future<RegistryCheck>> running = tasks.startAll(probes, timeouts.parallelism());
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
            // A probe observes the deadline itself; the extra time lets it return its result.
            return running.get(run.remaining().plus(Duration.ofMillis(250)).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException ignored) {
            running.cancel(true);
            return RegistryProbe.notChecked(target, "was not checked within " + inWords(timeouts.run()), options);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            running.cancel(true);
            return RegistryProbe.notChecked(target, "was not checked: the run was interrupted", options);
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
