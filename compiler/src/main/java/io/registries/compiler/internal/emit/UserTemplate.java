// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.OutputKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A user template that adds a file for each registry, environment or application.
 *
 * @param path the path of the template
 * @param subject the kind of item that files are generated for
 * @param span the start of the template
 */
record UserTemplate(String path, TemplateSubject subject, Span span) {

    /** The kinds of items that files can be generated for. */
    enum TemplateSubject {
        REGISTRY,
        ENVIRONMENT,
        APPLICATION;

        String placeholder() {
            return "{" + name().toLowerCase(Locale.ROOT) + "}";
        }
    }

    /** The subject of a template path; empty unless the path has exactly one placeholder. */
    static Optional<TemplateSubject> subjectOf(String path) {
        List<TemplateSubject> subjects = Arrays.stream(TemplateSubject.values())
                .filter(subject -> path.contains(subject.placeholder()))
                .toList();
        boolean custom = path.startsWith(OutputKind.CUSTOM.folder() + "/");
        return custom && subjects.size() == 1 ? Optional.of(subjects.get(0)) : Optional.empty();
    }

    /** The output path of a template, with its placeholder. */
    static String outputOf(String path) {
        return path.substring(0, path.lastIndexOf('.'));
    }

    String output(String name) {
        return outputOf(path).replace(subject.placeholder(), name);
    }
}
