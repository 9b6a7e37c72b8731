// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the compiler takes from the machine that it runs on. Outputs do not depend on the clock; diagnostics may.
 *
 * @param clock for expiry dates
 * @param environment the environment variables, for references and proxies
 * @param sources further credential sources, in addition to environment variables, files and Docker's config.json
 */
public record RunContext(Clock clock, Map<String, String> environment, List<CredentialSource> sources) {
    public RunContext {
        environment = Map.copyOf(environment);
        sources = List.copyOf(sources);
    }

    /** The context of this process. */
    public static RunContext current() {
        return new RunContext(Clock.systemUTC(), System.getenv(), List.of());
    }

    /** This context with a further credential source. */
    public RunContext with(CredentialSource source) {
        List<CredentialSource> all = new ArrayList<>(sources);
        all.add(source);
        return new RunContext(clock, environment, all);
    }

    // Environment variables may hold secrets.
    @Override
    public String toString() {
        return "Host[" + environment.size() + " environment variables]";
    }
}
