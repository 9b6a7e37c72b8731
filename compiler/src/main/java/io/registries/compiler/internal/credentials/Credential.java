// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

/**
 * What one logs in with.
 *
 * @param username the user, robot or access key id
 * @param password the password, token, key or secret
 */
public record Credential(Secret username, Secret password) {}
