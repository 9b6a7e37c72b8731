// SPDX-License-Identifier: Apache-2.0
/** What each finding means: a failing example, why it matters, the mend. */
@NullMarked
package io.registries.compiler.explain;

import org.jspecify.annotations.NullMarked;
