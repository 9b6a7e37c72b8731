// SPDX-License-Identifier: Apache-2.0
/** Reading and printing JSON by the library. */
@NullMarked
package io.registries.compiler.json;

import org.jspecify.annotations.NullMarked;
