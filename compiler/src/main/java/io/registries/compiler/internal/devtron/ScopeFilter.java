// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.PlanRequest;
import io.registries.compiler.model.Application;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Selects applications and environments by names, in which {@code *} stands for any text.
 *
 * @param applications the names of applications; empty: all
 * @param projects the names of projects; empty: all
 * @param environments the names of environments; empty: all
 */
record ScopeFilter(Set<String> applications, Set<String> projects, Set<String> environments) {

    static ScopeFilter of(PlanRequest request) {
        return new ScopeFilter(request.applications(), request.projects(), request.environments());
    }

    boolean isEmpty() {
        return applications.isEmpty() && projects.isEmpty() && environments.isEmpty();
    }

    boolean hasEnvironment(String name) {
        return matches(environments, name);
    }

    boolean hasApplication(Application application) {
        return matches(applications, application.name().value())
                && (projects.isEmpty()
                        || application
                                .project()
                                .filter(name -> matches(projects, name))
                                .isPresent());
    }

    private static boolean matches(Set<String> patterns, String name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> name.matches(regex(pattern)));
    }

    private static String regex(String pattern) {
        return Pattern.compile("\\*")
                .splitAsStream(pattern + " ")
                .map(part -> part.equals(" ") ? "" : Pattern.quote(part.replaceFirst(" $", "")))
                .collect(Collectors.joining(".*"));
    }
}
