// SPDX-License-Identifier: Apache-2.0
/** Input files: which may be opened, how folders are searched, how messages name them. */
@NullMarked
package io.registries.compiler.internal.input;

import org.jspecify.annotations.NullMarked;
