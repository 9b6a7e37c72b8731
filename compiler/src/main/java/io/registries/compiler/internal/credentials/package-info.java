// SPDX-License-Identifier: Apache-2.0
/**
 * References to values. The keychain owns every secret of a run.
 */
@NullMarked
package io.registries.compiler.internal.credentials;

import org.jspecify.annotations.NullMarked;
