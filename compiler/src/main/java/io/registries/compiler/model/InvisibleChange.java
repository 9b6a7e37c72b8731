// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

/** A difference between two files that a comparison of their lines does not show. */
public enum InvisibleChange {
    BYTE_ORDER_MARK("the byte order mark"),
    LINE_ENDINGS("the line endings"),
    FINAL_LINE_BREAK("the final line break"),
    TRAILING_BLANKS("blanks at the ends of lines"),
    HIDDEN_VALUE("a value that is not shown");

    private final String description;

    InvisibleChange(String description) {
        this.description = description;
    }

    /** What differs. */
    public String description() {
        return description;
    }
}
