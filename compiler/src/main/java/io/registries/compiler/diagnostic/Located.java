// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.function.Function;

/**
 * A value and the place that says it. The place takes no part in equality: two configurations that say the same are
 * equal, however they are laid out.
 *
 * @param value what was said
 * @param span where
 */
public record Located<T>(T value, Span span) {

    /** The same place with what became of the value. */
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
