// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import java.util.Locale;

/** What happened to an item, or will happen to it, in the order of a report: what needs attention first. */
enum ActionKind {
    FAILED("!"),
    BLOCKED("!"),
    REFUSED("!"),
    PENDING("?"),
    SKIPPED("?"),
    NOT_READABLE("?"),
    NOT_COMPARED("?"),
    ADDED("+"),
    CHANGED("~"),
    RENAMED("~"),
    REMOVED("-");

    private final String sign;

    ActionKind(String sign) {
        this.sign = sign;
    }

    /** The sign beside its items. */
    String sign() {
        return sign;
    }

    String displayName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The class of its items in HTML. */
    String id() {
        return displayName().replace(' ', '-');
    }
}
