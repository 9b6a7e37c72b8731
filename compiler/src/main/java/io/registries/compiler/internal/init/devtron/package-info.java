// SPDX-License-Identifier: Apache-2.0
/** Imports responses of Devtron's API. */
@NullMarked
package io.registries.compiler.internal.init.devtron;

import org.jspecify.annotations.NullMarked;
