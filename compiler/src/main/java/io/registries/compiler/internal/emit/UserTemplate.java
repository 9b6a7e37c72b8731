// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.OutputKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A user's template that adds a file for each of its subjects.
 *
 * @param path of the template
 * @param subject what a file is made for each of
 * @param span the beginning of the template
 */
record UserTemplate(String path, TemplateSubject subject, Span span) {

    /** What files can be added for. */
    enum TemplateSubject {
        REGISTRY,
        ENVIRONMENT,
        APPLICATION;

        String placeholder() {
            return "{" + name().toLowerCase(Locale.ROOT) + "}";
        }
    }

    /** The subject that a template's path names; absent where it names none, or several. */
    static Optional<TemplateSubject> subjectOf(String path) {
        List<TemplateSubject> named = Arrays.stream(TemplateSubject.values())
                .filter(subject -> path.contains(subject.placeholder()))
                .toList();
        boolean custom = path.startsWith(OutputKind.CUSTOM.folder() + "/");
        return custom && named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** The path that a template writes to, its placeholder not yet filled in. */
    static String outputOf(String path) {
        return path.substring(0, path.lastIndexOf('.'));
    }

    String output(String name) {
        return outputOf(path).replace(subject.placeholder(), name);
    }
}
