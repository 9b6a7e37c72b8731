// SPDX-License-Identifier: Apache-2.0
/**
 * Encryption for Sealed Secrets and SOPS. The only package that uses the age library.
 */
@NullMarked
package io.registries.compiler.internal.seal;

import org.jspecify.annotations.NullMarked;
