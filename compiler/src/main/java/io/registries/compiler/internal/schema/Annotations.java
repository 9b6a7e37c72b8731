// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import java.util.Set;

/**
 * Custom keywords of the schema that do not affect validation. Messages use them, so that they do not depend on the
 * structure of the schema. {@code docs/reference/language.md} describes them.
 */
final class Annotations {
    /** Describes the values that match the pattern; editors also show it. */
    static final String PATTERN_MESSAGE = "patternErrorMessage";

    /** The value may be a secret, so messages do not repeat it. */
    static final String SENSITIVE = "x-sensitive";

    /** A variant of the map {@code of}, selected by {@code value} of {@code field}. */
    static final String VARIANT = "x-variant";

    /** The fields that make this part of the schema apply. */
    static final String DEMANDED_BY = "x-demandedBy";

    /** The field that can be set instead of the fields that this part requires. */
    static final String ALTERNATIVE = "x-alternative";

    /** The field and value that the fields rejected by this part require. */
    static final String ONLY_WITH = "x-onlyWith";

    /** The code of the diagnostic on a string in place of the map; the schema phase does not report it. */
    static final String PLAINTEXT = "x-plaintext";

    /** Examples of maps, which editors insert. */
    static final String SNIPPETS = "defaultSnippets";

    /** The message of editors. */
    static final String ERROR_MESSAGE = "errorMessage";

    static final Set<String> ALL = Set.of(
            PATTERN_MESSAGE,
            SENSITIVE,
            VARIANT,
            DEMANDED_BY,
            ALTERNATIVE,
            ONLY_WITH,
            PLAINTEXT,
            SNIPPETS,
            ERROR_MESSAGE);

    private Annotations() {}
}
