// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.plan.Plan;

/**
 * A plan with all that it was made of.
 *
 * @param scope the declared objects
 * @param live what is known of Devtron
 * @param keychain has the declared logins
 * @param plan the plan
 */
record Planning(DevtronScope scope, LiveData live, Keychain keychain, Plan plan) {}
