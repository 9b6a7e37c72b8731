// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource.CredentialUnavailableException;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.internal.credentials.CredentialHelper.HelperFailedException;
import io.registries.compiler.internal.process.ProcessRunner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the credential helpers of one run: asks each helper for each key once, and no further after it did not answer. All
 * helpers together take no longer than the run may.
 */
final class CredentialHelpers {
    private static final int MAX_OUTPUT_BYTES = 1024 * 1024;

    private final Map<String, String> environment;
    private final TimeoutPolicy timeouts;
    private final Map<Request, Optional<StoredLogin>> logins = new HashMap<>();
    private final Map<Request, CredentialUnavailableException> problems = new HashMap<>();
    private final Map<String, CredentialUnavailableException> failed = new HashMap<>();
    private Duration used = Duration.ZERO;

    private record Request(String helper, String key) {}

    CredentialHelpers(Map<String, String> environment, TimeoutPolicy timeouts) {
        this.environment = environment;
        this.timeouts = timeouts;
    }

    /** The login that a helper has for a key; empty if it has none. */
    synchronized Optional<StoredLogin> get(String helper, String key) throws CredentialUnavailableException {
        Request request = new Request(helper, key);
        Optional<StoredLogin> known = logins.get(request);
        if (known != null) {
            return known;
        }
        CredentialUnavailableException problem = failed.getOrDefault(helper, problems.get(request));
        if (problem != null) {
            throw problem;
        }
        if (used.compareTo(timeouts.run()) >= 0) {
            throw new CredentialUnavailableException(
                    false,
                    "cannot be read: `docker-credential-" + helper
                            + "` is not run: the time limit of the run was exceeded",
                    "check the credential helpers that were run before");
        }
        long start = System.nanoTime();
        try {
            Optional<StoredLogin> login = new CredentialHelper(helper, environment, runner()).get(key);
            logins.put(request, login);
            return login;
        } catch (HelperFailedException e) {
            failed.put(helper, e.problem());
            throw e.problem();
        } catch (CredentialUnavailableException e) {
            problems.put(request, e);
            throw e;
        } finally {
            used = used.plusNanos(System.nanoTime() - start);
        }
    }

    private ProcessRunner runner() {
        Duration left = timeouts.run().minus(used);
        Duration limit = left.compareTo(timeouts.registry()) < 0 ? left : timeouts.registry();
        return new ProcessRunner(limit, MAX_OUTPUT_BYTES);
    }
}
