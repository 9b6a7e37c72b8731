// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.CommentCode;
import com.github.mustachejava.codes.DefaultCode;
import com.github.mustachejava.codes.DefaultMustache;
import com.github.mustachejava.codes.ExtendCheckNameCode;
import com.github.mustachejava.codes.ExtendNameCode;
import com.github.mustachejava.codes.IterableCode;
import com.github.mustachejava.codes.NotIterableCode;
import com.github.mustachejava.codes.PartialCode;
import com.github.mustachejava.codes.ValueCode;
import com.github.mustachejava.codes.WriteCode;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the standard tags of Mustache. The library's own visitor does too, but it initializes {@code java.util.logging},
 * which takes several milliseconds.
 */
final class StandardTags implements MustacheVisitor {
    private final DefaultMustacheFactory factory;
    private final List<Code> codes = new ArrayList<>();

    StandardTags(DefaultMustacheFactory factory) {
        this.factory = factory;
    }

    @Override
    public Mustache mustache(TemplateContext context) {
        return new DefaultMustache(context, factory, codes.toArray(new Code[0]), context.file());
    }

    @Override
    public void iterable(TemplateContext context, String name, Mustache section) {
        codes.add(new IterableCode(context, factory, section, name));
    }

    @Override
    public void notIterable(TemplateContext context, String name, Mustache section) {
        codes.add(new NotIterableCode(context, factory, section, name));
    }

    @Override
    public void name(TemplateContext context, String name, Mustache block) {
        codes.add(new ExtendNameCode(context, factory, block, name));
    }

    @Override
    public void checkName(TemplateContext context, String name, Mustache block) {
        codes.add(new ExtendCheckNameCode(context, factory, block, name));
    }

    @Override
    public void value(TemplateContext context, String name, boolean encoded) {
        codes.add(new ValueCode(context, factory, name, encoded));
    }

    @Override
    public void write(TemplateContext context, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (codes.isEmpty()) {
            codes.add(new WriteCode(context, factory, text));
        } else {
            codes.get(codes.size() - 1).append(text);
        }
    }

    @Override
    public void comment(TemplateContext context, String comment) {
        codes.add(new CommentCode(context, factory, comment));
    }

    @Override
    public void eof(TemplateContext context) {
        codes.add(new DefaultCode());
    }

    // The library logs an unknown pragma, and ignores it.
    @Override
    public void pragma(TemplateContext context, String pragma, String arguments) {
        new DefaultMustacheVisitor(factory).pragma(context, pragma, arguments);
    }

    @Override
    public void partial(TemplateContext context, String name, String indentation) {
        codes.add(new CountedPartial(context, factory, name));
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
