// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import java.util.Set;

/**
 * Keywords of the schema that constrain nothing. Messages are made from them, so that they do not depend on the names of
 * definitions or on where a condition stands. {@code docs/reference/language.md} describes them.
 */
final class Annotations {
    /** What a text that matches the pattern is; editors know it too. */
    static final String PATTERN_MESSAGE = "patternErrorMessage";

    /** Whether the value may be a secret, which messages do not repeat. */
    static final String SENSITIVE = "x-sensitive";

    /** The kind of map of which this is one variant ({@code of}), and the {@code field} and {@code value} that choose it. */
    static final String VARIANT = "x-variant";

    /** Fields of which one, where it is present, is the reason for this part. */
    static final String DEMANDED_BY = "x-demandedBy";

    /** The field that may be given in place of those that this part requires. */
    static final String ALTERNATIVE = "x-alternative";

    /** The field and value without which the fields that this part refuses have no meaning. */
    static final String ONLY_WITH = "x-onlyWith";

    static final Set<String> ALL = Set.of(PATTERN_MESSAGE, SENSITIVE, VARIANT, DEMANDED_BY, ALTERNATIVE, ONLY_WITH);

    private Annotations() {}
}
