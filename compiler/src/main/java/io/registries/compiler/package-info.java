// SPDX-License-Identifier: Apache-2.0
/**
 * The pipeline: {@link io.registries.compiler.RegistriesCompiler} runs the phases, one package each, in one direction.
 */
@NullMarked
package io.registries.compiler;

import org.jspecify.annotations.NullMarked;
