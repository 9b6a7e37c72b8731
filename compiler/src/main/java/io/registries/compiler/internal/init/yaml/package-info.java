// SPDX-License-Identifier: Apache-2.0
/** YAML with comments, as people write it. */
@NullMarked
package io.registries.compiler.internal.init.yaml;

import org.jspecify.annotations.NullMarked;
