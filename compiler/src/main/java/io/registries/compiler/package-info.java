// SPDX-License-Identifier: Apache-2.0
/**
 * The API of the compiler. {@link io.registries.compiler.RegistriesCompiler} has one method for each goal.
 */
@NullMarked
package io.registries.compiler;

import org.jspecify.annotations.NullMarked;
