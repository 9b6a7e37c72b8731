// SPDX-License-Identifier: Apache-2.0
/** Reads and prints JSON, writes strings as YAML that all parsers read as the same string, normalizes committed text. */
@NullMarked
package io.registries.compiler.internal.format;

import org.jspecify.annotations.NullMarked;
