// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import java.util.Locale;

/** What became of an object of a plan that was carried out. */
public enum AppliedOutcome {
    /** It was created, and read back as declared. */
    CREATED("+"),
    /** It was updated, and read back as declared. */
    UPDATED("~"),
    /** Devtron has the declared values, and nothing was sent. */
    UNCHANGED("="),
    /** Something that it needs is not in Devtron yet. */
    PENDING("?"),
    /** The change is dangerous or impossible, and was not made. */
    REFUSED("!"),
    /** It could not be read, so nothing was sent. */
    NOT_READABLE("?"),
    /** It was not sent, since a pull secret of its environment failed. */
    BLOCKED("!"),
    /** It was not sent, since the run was limited or stopped before it. */
    SKIPPED("?"),
    /** Devtron rejected it, or has other values than it was sent. */
    FAILED("!");

    private final String sign;

    AppliedOutcome(String sign) {
        this.sign = sign;
    }

    /** The sign before its lines on the console. */
    public String sign() {
        return sign;
    }

    /** The name in apply.json. */
    public String id() {
        return displayName().replace(' ', '-');
    }

    /** The name in messages. */
    public String displayName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether Devtron has all declared values that could be compared. */
    public boolean isAsDeclared() {
        return this == CREATED || this == UPDATED || this == UNCHANGED;
    }
}
