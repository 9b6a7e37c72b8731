// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateContext;
import java.util.Optional;

/** Aborts rendering; the message is for users. */
final class UnrenderableTemplateException extends MustacheException {
    private static final long serialVersionUID = 1L;
    private final String reason;
    private final transient Optional<TemplateContext> context;

    UnrenderableTemplateException(String reason, Optional<TemplateContext> context) {
        super(reason);
        this.reason = reason;
        this.context = context;
    }

    String reason() {
        return reason;
    }

    Optional<TemplateContext> context() {
        return context;
    }
}
