// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.time.Clock;
import java.util.Map;

/**
 * What the compiler may ask of the machine that it runs on. Output never depends on the clock; findings may.
 *
 * @param clock for what expires
 * @param environment the environment variables that references may name
 */
public record Host(Clock clock, Map<String, String> environment) {
    public Host {
        environment = Map.copyOf(environment);
    }

    /** This machine as it is. */
    public static Host current() {
        return new Host(Clock.systemUTC(), System.getenv());
    }

    // The environment holds secrets.
    @Override
    public String toString() {
        return "Host[" + environment.size() + " environment variables]";
    }
}
