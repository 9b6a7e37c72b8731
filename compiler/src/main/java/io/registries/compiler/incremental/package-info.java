// SPDX-License-Identifier: Apache-2.0
/**
 * What a run was made from and what it made, remembered: so that the next one can prove that nothing would come out
 * differently.
 */
@NullMarked
package io.registries.compiler.incremental;

import org.jspecify.annotations.NullMarked;
