// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.Optional;
import java.util.function.Function;

/**
 * Devtron's answer to a request for an object: the object, or that there is none, or that it cannot be read.
 *
 * @param found the object
 * @param unreadable why it is not known whether the object exists: a clause whose subject is Devtron
 */
public record Answer<T>(Optional<T> found, Optional<String> unreadable) {
    public Answer {
        if (found.isPresent() && unreadable.isPresent()) {
            throw new IllegalArgumentException("an object that was found is readable");
        }
    }

    /** The object. */
    public static <T> Answer<T> found(T value) {
        return new Answer<>(Optional.of(value), Optional.empty());
    }

    /** There is no such object. */
    public static <T> Answer<T> missing() {
        return new Answer<>(Optional.empty(), Optional.empty());
    }

    /** The object cannot be read: the token may not read it, or Devtron failed. */
    public static <T> Answer<T> unreadable(String reason) {
        return new Answer<>(Optional.empty(), Optional.of(reason));
    }

    /** Whether it is known that there is no such object. */
    public boolean foundNothing() {
        return found.isEmpty() && unreadable.isEmpty();
    }

    /** This answer for a part of the object. */
    public <R> Answer<R> map(Function<? super T, ? extends R> part) {
        return new Answer<>(found.map(part), unreadable);
    }
}
