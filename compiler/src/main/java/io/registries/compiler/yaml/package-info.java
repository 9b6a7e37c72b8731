// SPDX-License-Identifier: Apache-2.0
/** Values as YAML that every reader takes for the same text. */
@NullMarked
package io.registries.compiler.yaml;

import org.jspecify.annotations.NullMarked;
