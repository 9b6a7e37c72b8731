// SPDX-License-Identifier: Apache-2.0
/** A client of Devtron's API, and records for its answers. */
@NullMarked
package io.registries.compiler.internal.devtron.client;

import org.jspecify.annotations.NullMarked;
