// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import java.util.Locale;

/** What happens to an object in Devtron. */
public enum PlannedAction {
    /** It is not in Devtron, and will be created. */
    CREATE("+"),
    /** Devtron has other values in some of its written fields. */
    UPDATE("~"),
    /** Devtron has the values of all its written fields. */
    UNCHANGED("="),
    /** Something that it needs is not in Devtron yet. */
    PENDING("?"),
    /** It would change, but the change is dangerous or impossible. */
    REFUSED("!"),
    /** The token may not read it, or the saved state does not contain it. */
    NOT_READABLE("?");

    private final String sign;

    PlannedAction(String sign) {
        this.sign = sign;
    }

    /** The sign before its lines on the console. */
    public String sign() {
        return sign;
    }

    /** The name in plan.json. */
    public String id() {
        return displayName().replace(' ', '-');
    }

    /** The name in messages. */
    public String displayName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
