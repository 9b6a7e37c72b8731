// SPDX-License-Identifier: Apache-2.0
/**
 * Renders Mustache templates that cannot call methods, and encodes every value for the place where it appears.
 */
@NullMarked
package io.registries.compiler.internal.template;

import org.jspecify.annotations.NullMarked;
