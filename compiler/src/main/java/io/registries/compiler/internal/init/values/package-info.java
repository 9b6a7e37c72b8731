// SPDX-License-Identifier: Apache-2.0
/** Imports values of the dt-secrets chart. */
@NullMarked
package io.registries.compiler.internal.init.values;

import org.jspecify.annotations.NullMarked;
