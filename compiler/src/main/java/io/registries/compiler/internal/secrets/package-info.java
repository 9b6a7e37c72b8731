// SPDX-License-Identifier: Apache-2.0
/** Recognizes what may be a secret, by names and by form, so that no other part of the compiler has a list of its own. */
@NullMarked
package io.registries.compiler.internal.secrets;

import org.jspecify.annotations.NullMarked;
