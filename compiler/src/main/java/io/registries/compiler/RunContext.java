// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the compiler may ask of the machine that it runs on. Output never depends on the clock; diagnostics may.
 *
 * @param clock for what expires
 * @param environment the environment variables that references may name
 * @param sources further places where secrets are kept, beside the environment, files and Docker's config.json
 */
public record RunContext(Clock clock, Map<String, String> environment, List<CredentialSource> sources) {
    public RunContext {
        environment = Map.copyOf(environment);
        sources = List.copyOf(sources);
    }

    /** This machine as it is. */
    public static RunContext current() {
        return new RunContext(Clock.systemUTC(), System.getenv(), List.of());
    }

    /** The same machine, with further places where secrets are kept. */
    public RunContext with(CredentialSource source) {
        List<CredentialSource> all = new ArrayList<>(sources);
        all.add(source);
        return new RunContext(clock, environment, all);
    }

    // The environment holds secrets.
    @Override
    public String toString() {
        return "Host[" + environment.size() + " environment variables]";
    }
}
