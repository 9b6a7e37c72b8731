// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import io.registries.compiler.internal.credentials.Secret;

/**
 * A registry and its secret.
 *
 * @param registry without the secret
 * @param password the password, key or token; empty if there is none
 */
public record RegistryAnswer(LiveRegistry registry, Secret password) {}
