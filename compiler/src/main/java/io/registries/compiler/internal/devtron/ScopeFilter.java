// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.DevtronImport;
import io.registries.compiler.PlanRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    static ScopeFilter of(DevtronImport request) {
        return new ScopeFilter(request.applications(), request.projects(), request.environments());
    }

    boolean isEmpty() {
        return applications.isEmpty() && projects.isEmpty() && environments.isEmpty();
    }

    boolean hasEnvironment(String name) {
        return matches(environments, name);
    }

    boolean hasApplication(Application application) {
        return hasApplication(application.name().value())
                && (projects.isEmpty()
                        || application.project().filter(this::hasProject).isPresent());
    }

    boolean hasApplication(String name) {
        return matches(applications, name);
    }

    boolean hasProject(String name) {
        return matches(projects, name);
    }

    /** Reports patterns that match nothing: a plan would leave out what they were meant for. */
    List<Diagnostic> check(Configuration configuration, OptionNames options) {
        List<String> declaredEnvironments = configuration.environments().stream()
                .map(environment -> environment.name().value())
                .toList();
        List<String> declaredApplications = configuration.applications().stream()
                .map(application -> application.name().value())
                .toList();
        List<String> declaredProjects = configuration.applications().stream()
                .flatMap(application -> application.project().stream())
                .distinct()
                .toList();
        return check(declaredApplications, declaredProjects, declaredEnvironments, options);
    }

    /** Reports patterns that match none of the existing names. */
    List<Diagnostic> check(
            List<String> existingApplications,
            List<String> existingProjects,
            List<String> existingEnvironments,
            OptionNames options) {
        DiagnosticCode application = DiagnosticCode.UNKNOWN_SELECTED_APPLICATION;
        return Stream.of(
                        unmatched(applications, existingApplications, application, "application", Option.APPLICATIONS),
                        unmatched(projects, existingProjects, application, "project", Option.PROJECTS),
                        unmatched(
                                environments,
                                existingEnvironments,
                                DiagnosticCode.UNKNOWN_SELECTED_ENVIRONMENT,
                                "environment",
                                Option.ENVIRONMENTS))
                .flatMap(found -> found.apply(options))
                .toList();
    }

    private static Function<OptionNames, Stream<Diagnostic>> unmatched(
            Set<String> patterns, List<String> existing, DiagnosticCode code, String kind, Option option) {
        return options -> patterns.stream()
                .filter(pattern -> existing.stream().noneMatch(name -> matches(pattern, name)))
                .sorted()
                .map(pattern -> Diagnostic.withoutLocation(
                                code, "unknown " + kind + " `" + pattern + "` in " + options.name(option))
                        .help(Suggestions.didYouMean(pattern, existing)));
    }

    private static boolean matches(Set<String> patterns, String name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        return name.matches(regex(pattern));
    }

    private static String regex(String pattern) {
        return Pattern.compile("\\*")
                .splitAsStream(pattern + " ")
                .map(part -> part.equals(" ") ? "" : Pattern.quote(part.replaceFirst(" $", "")))
                .collect(Collectors.joining(".*"));
    }
}
