// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.PartialCode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

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

    private static final class StandardTags extends DefaultMustacheVisitor {
        private StandardTags(DefaultMustacheFactory factory) {
            super(factory);
        }

        @Override
        public void partial(TemplateContext context, String name, String indentation) {
            list.add(new CountedPartial(context, df, name));
        }

        @Override
        public void dynamicPartial(TemplateContext context, String name, String indentation) {
            throw notSupported("{{>", name, context);
        }

        @Override
        public void extend(TemplateContext context, String name, Mustache blocks) {
            throw notSupported("{{<", name, context);
        }

        private static MustacheException notSupported(String tag, String name, TemplateContext context) {
            return new UnrenderableTemplateException(
                    "the tag `" + tag + name + "}}` is not supported", Optional.of(context));
        }
    }

    private static final class CountedPartial extends PartialCode {
        private CountedPartial(TemplateContext context, DefaultMustacheFactory factory, String name) {
            super(context, factory, name);
        }

        @Override
        protected Writer executePartial(Writer writer, List<Object> scopes) {
            RenderLimit.countStep(scopes);
            return super.executePartial(writer, scopes);
        }
    }
}
