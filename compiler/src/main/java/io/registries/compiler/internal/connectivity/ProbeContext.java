// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.HostResolver;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.internal.credentials.LoginProvider;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.time.Clock;

/**
 * What all probes of a run share.
 *
 * @param clients one for each trust
 * @param logins what one logs in with
 * @param names finds addresses
 * @param tasks look them up, since a lookup cannot be told to stop
 * @param realms which token services may be sent credentials
 * @param patience how long is waited
 * @param verifyPush whether the right to push is tried
 * @param clock for certificates that expire
 * @param options how messages name options
 */
record ProbeContext(
        HttpClientPool clients,
        LoginProvider logins,
        HostResolver names,
        ParallelTasks tasks,
        TokenServicePolicy realms,
        TimeoutPolicy patience,
        boolean verifyPush,
        Clock clock,
        OptionNames options) {}
