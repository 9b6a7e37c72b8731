// SPDX-License-Identifier: Apache-2.0
/** What importers collect, and what they share. */
@NullMarked
package io.registries.compiler.internal.init.context;

import org.jspecify.annotations.NullMarked;
