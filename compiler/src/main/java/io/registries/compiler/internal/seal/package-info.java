// SPDX-License-Identifier: Apache-2.0
/**
 * Ciphertexts that a cluster can open: Sealed Secrets, and files of SOPS. The only package that knows the age library.
 */
@NullMarked
package io.registries.compiler.internal.seal;

import org.jspecify.annotations.NullMarked;
