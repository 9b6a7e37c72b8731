// SPDX-License-Identifier: Apache-2.0
/**
 * Resolves secret references to values. {@link io.registries.compiler.internal.credentials.Keychain} holds the secrets
 * of a run.
 */
@NullMarked
package io.registries.compiler.internal.credentials;

import org.jspecify.annotations.NullMarked;
