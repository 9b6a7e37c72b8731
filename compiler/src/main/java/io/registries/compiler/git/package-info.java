// SPDX-License-Identifier: Apache-2.0
/**
 * What git knows of files: the only package that runs it.
 */
@NullMarked
package io.registries.compiler.git;

import org.jspecify.annotations.NullMarked;
