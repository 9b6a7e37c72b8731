// SPDX-License-Identifier: Apache-2.0
/** Reading and printing JSON; strings as YAML that every reader takes for the same string. */
@NullMarked
package io.registries.compiler.internal.format;

import org.jspecify.annotations.NullMarked;
