// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the work of user templates. Nested sections over the same list, or templates that include each other, multiply: a
 * template of a few lines could otherwise run for hours. The limits are counts, so that the result does not depend on the
 * machine.
 */
public final class RenderLimit {
    /** The length limit of a file. Longer files would not be read back from the output directory. */
    public static final int MAX_CHARACTERS_PER_FILE = 1 << 24;

    /** How often sections and included templates may be rendered for a file. */
    static final int MAX_STEPS_PER_FILE = 1_000_000;

    /** How often sections and included templates may be rendered for all files. */
    static final long MAX_STEPS = 50_000_000;

    private final AtomicLong steps = new AtomicLong();

    /** Starts a file. */
    LimitedFile openFile() {
        return new LimitedFile();
    }

    /** Counts a rendered item of a section, or an included template, of the file that is the first of the scopes. */
    static void countStep(List<Object> scopes) {
        if (!scopes.isEmpty() && scopes.get(0) instanceof LimitedFile file) {
            file.countStep();
        }
    }

    /** The text of a file. It is also its outermost scope, which has no variables. */
    final class LimitedFile extends StringWriter {
        private int stepsOfFile;

        private LimitedFile() {}

        private void countStep() {
            stepsOfFile++;
            if (stepsOfFile > MAX_STEPS_PER_FILE) {
                throw exceeded(
                        "its sections and included templates are rendered more than %,d times for a file",
                        MAX_STEPS_PER_FILE);
            }
            if (steps.incrementAndGet() > MAX_STEPS) {
                throw exceeded(
                        "the sections and included templates of all user templates are rendered more than %,d times",
                        MAX_STEPS);
            }
        }

        @Override
        public void write(int character) {
            super.write(character);
            checkLength();
        }

        @Override
        public void write(String text) {
            super.write(text);
            checkLength();
        }

        @Override
        public void write(String text, int start, int length) {
            super.write(text, start, length);
            checkLength();
        }

        @Override
        public void write(char[] text, int start, int length) {
            super.write(text, start, length);
            checkLength();
        }

        private void checkLength() {
            if (getBuffer().length() > MAX_CHARACTERS_PER_FILE) {
                throw exceeded("it renders a file of more than %,d characters", MAX_CHARACTERS_PER_FILE);
            }
        }
    }

    private static UnrenderableTemplateException exceeded(String message, long limit) {
        return new UnrenderableTemplateException(String.format(Locale.ROOT, message, limit), Optional.empty());
    }
}
