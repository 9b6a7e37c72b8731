// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.MustacheVisitor;
import java.io.IOException;
import java.io.Writer;

/** Compiles templates with the standard tags of Mustache only. */
final class StrictMustacheFactory extends DefaultMustacheFactory {
    StrictMustacheFactory(MustacheResolver resolver, StrictMustacheContext context) {
        super(resolver);
        setObjectHandler(context);
    }

    @Override
    public String resolvePartialPath(String dir, String name, String extension) {
        return TemplateEngine.PARTIALS + name + TemplateEngine.EXTENSION;
    }

    // Values are already encoded, so all kinds of tags behave alike.
    @Override
    public void encode(String value, Writer writer) {
        try {
            writer.write(value);
        } catch (IOException e) {
            throw new MustacheException(e);
        }
    }

    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new StandardTags(this);
    }
}
