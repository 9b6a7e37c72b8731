// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.TemplateContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resolves the variables of annotated templates of HTML, and encodes each for its place. */
final class MarkupMustacheContext extends StrictMustacheContext {
    private record PlacedValue(Object value, MarkupContext context) {}

    MarkupMustacheContext() {
        super(MarkupMustacheContext::encode);
    }

    @Override
    public Binding createBinding(@Nullable String name, TemplateContext context, Code code) {
        if (name == null || isSection(code)) {
            return super.createBinding(name, context, code);
        }
        int at = name.lastIndexOf('@');
        MarkupContext place = MarkupContext.fromId(name.substring(at + 1));
        Binding binding = super.createBinding(name.substring(0, at), context, code);
        return scopes -> new PlacedValue(binding.get(scopes), place);
    }

    private static String encode(Object value) {
        PlacedValue placed = (PlacedValue) value;
        return placed.context()
                .encode(placed.value())
                .orElseThrow(() -> new UnrenderableTemplateException(
                        "a value must not be in " + placed.context().id(), Optional.empty()));
    }
}
