// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

/**
 * What is known of a Devtron instance.
 *
 * @param state without secrets
 * @param secrets the secrets, if they were read
 */
record LiveData(LiveState state, LiveSecrets secrets) {}
