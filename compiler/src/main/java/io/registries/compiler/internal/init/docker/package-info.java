// SPDX-License-Identifier: Apache-2.0
/** Imports Docker's config.json. */
@NullMarked
package io.registries.compiler.internal.init.docker;

import org.jspecify.annotations.NullMarked;
