// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.Optional;
import java.util.function.Function;

/** Devtron's answer to a request for an object. */
public sealed interface Answer<T> {
    /**
     * The object.
     *
     * @param value the object
     */
    record Found<T>(T value) implements Answer<T> {}

    /** There is no such object. */
    record Missing<T>() implements Answer<T> {}

    /**
     * It is not known whether the object exists: the token may not read it, or Devtron failed.
     *
     * @param reason a clause whose subject is Devtron
     */
    record Unreadable<T>(String reason) implements Answer<T> {}

    /** The object, if there is one. */
    default Optional<T> found() {
        return this instanceof Found<T> found ? Optional.of(found.value()) : Optional.empty();
    }

    /** Why the object could not be read; empty if it could, or does not exist. */
    default Optional<String> unreadable() {
        return this instanceof Unreadable<T> unreadable ? Optional.of(unreadable.reason()) : Optional.empty();
    }

    /** This answer for a part of the object. */
    default <R> Answer<R> map(Function<? super T, ? extends R> part) {
        if (this instanceof Found<T> found) {
            return new Found<>(part.apply(found.value()));
        }
        return this instanceof Unreadable<T> unreadable ? new Unreadable<>(unreadable.reason()) : new Missing<>();
    }
}
