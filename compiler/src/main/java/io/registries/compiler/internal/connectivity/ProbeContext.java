// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.internal.credentials.LoginProvider;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.time.Clock;

/**
 * The state shared by all probes of a run.
 *
 * @param clients the HTTP clients
 * @param logins provides the logins
 * @param tasks run DNS lookups, which cannot be interrupted
 * @param tokenServices decides which token services receive credentials
 * @param timeouts the timeouts
 * @param verifyPush whether to test the push permission
 * @param clock determines which certificates expire soon
 * @param options how messages name options
 */
record ProbeContext(
        HttpClientPool clients,
        LoginProvider logins,
        ParallelTasks tasks,
        TokenServicePolicy tokenServices,
        TimeoutPolicy timeouts,
        boolean verifyPush,
        Clock clock,
        OptionNames options) {}
