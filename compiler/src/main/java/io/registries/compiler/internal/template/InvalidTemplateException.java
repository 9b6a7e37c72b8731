// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import java.util.Optional;

/** Thrown if a template cannot be rendered; the message is for users. */
public final class InvalidTemplateException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Optional<TemplatePosition> position;

    /**
     * A line of a template.
     *
     * @param path of the template
     * @param line counted from 1; 0 for the whole template
     */
    public record TemplatePosition(String path, int line) {}

    InvalidTemplateException(String reason, Optional<TemplatePosition> position) {
        super(reason, null, false, false);
        this.position = position;
    }

    /** The position of the problem, if it is known. */
    public Optional<TemplatePosition> position() {
        return position;
    }
}
