// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

/** Encodes the values of a template. */
@FunctionalInterface
public interface ValueEncoder {
    /** A value as it appears in the rendered text. */
    String encode(Object value);
}
