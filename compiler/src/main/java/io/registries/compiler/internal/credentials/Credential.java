// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

/**
 * A login: username and password.
 *
 * @param username the user, robot account or access key ID
 * @param password the password, token, key or secret
 */
public record Credential(Secret username, Secret password) {}
