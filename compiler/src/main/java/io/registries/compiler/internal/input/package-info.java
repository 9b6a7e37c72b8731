// SPDX-License-Identifier: Apache-2.0
/** Input files: access control, folder listing, and names in messages. */
@NullMarked
package io.registries.compiler.internal.input;

import org.jspecify.annotations.NullMarked;
