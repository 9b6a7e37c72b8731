// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.function.Function;

/**
 * A value and its location in a source. Equality ignores the location: configurations with the same content are equal,
 * however they are formatted.
 *
 * @param value the value
 * @param span its location
 */
public record Located<T>(T value, Span span) {

    /** Applies a function to the value and keeps the location. */
    public <R> Located<R> map(Function<? super T, ? extends R> change) {
        return new Located<>(change.apply(value), span);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Located<?> located && value.equals(located.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
