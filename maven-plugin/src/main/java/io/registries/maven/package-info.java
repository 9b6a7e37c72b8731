// SPDX-License-Identifier: Apache-2.0
/** The compiler as Maven goals: mojos read parameters, build a request and print a result. */
@NullMarked
package io.registries.maven;

import org.jspecify.annotations.NullMarked;
