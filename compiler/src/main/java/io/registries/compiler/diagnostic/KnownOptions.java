// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports options that do not exist: an ignored option may be the one that makes a check fail a build.
 *
 * @param prefix of all names, such as {@code registries}; a dot follows it
 * @param names all options, without the prefix
 */
public record KnownOptions(String prefix, Set<String> names) {
    public KnownOptions {
        names = Set.copyOf(names);
    }

    /**
     * An error for each unknown name with the prefix, and a warning for each name whose prefix is misspelled.
     *
     * @param given the full names that the user set for this run
     */
    public List<Diagnostic> check(Collection<String> given) {
        Map<String, List<String>> spellings = spellings(prefix);
        return given.stream()
                .sorted()
                .flatMap(name -> isOurs(name) ? unknown(name).stream() : misspelledPrefix(name, spellings).stream())
                .toList();
    }

    /**
     * A warning for each unknown name that is similar to that of an option.
     *
     * @param given full names that may belong to others, such as the properties of a project
     */
    public List<Diagnostic> checkShared(Collection<String> given) {
        Map<String, List<String>> spellings = spellings(prefix);
        return given.stream()
                .sorted()
                .flatMap(name ->
                        isOurs(name) ? similarShared(name).stream() : misspelledPrefix(name, spellings).stream())
                .toList();
    }

    /**
     * A warning for each name that is that of an option but for its prefix and spelling, such as {@code failOnWarning}.
     *
     * @param given the full names that the user set for a run of nothing but this plugin
     */
    public List<Diagnostic> checkUnprefixed(Collection<String> given) {
        Map<String, List<String>> spellings = spellings("");
        return given.stream()
                .sorted()
                .filter(name -> !isOurs(name))
                .flatMap(name -> respelled(name, spellings).stream())
                .toList();
    }

    private List<Diagnostic> respelled(String name, Map<String, List<String>> spellings) {
        return spellings.getOrDefault(letters(name), List.of()).stream()
                .map(known -> warning(name, List.of(known)))
                .toList();
    }

    /** The options by the letters of their names, after those of a prefix. */
    private Map<String, List<String>> spellings(String before) {
        return names.stream().sorted().collect(Collectors.groupingBy(known -> letters(before + known)));
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }

    // ASCII only, as names of options are.
    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private List<Diagnostic> similarShared(String name) {
        List<String> closest = Suggestions.closest(withoutPrefix(name), names);
        return names.contains(withoutPrefix(name)) || closest.isEmpty() ? List.of() : List.of(warning(name, closest));
    }

    private boolean isOurs(String name) {
        return name.startsWith(prefix + ".");
    }

    private List<Diagnostic> unknown(String name) {
        if (names.contains(withoutPrefix(name))) {
            return List.of();
        }
        List<String> similar = similar(name);
        return List.of(
                diagnostic(name).help(similar.isEmpty() ? "remove it, or correct its name" : didYouMean(similar)));
    }

    private List<Diagnostic> misspelledPrefix(String name, Map<String, List<String>> spellings) {
        int dot = name.indexOf('.');
        boolean misspelled = dot > 0
                && names.contains(name.substring(dot + 1))
                && !Suggestions.closest(name.substring(0, dot), List.of(prefix)).isEmpty();
        return misspelled ? List.of(warning(name, List.of(name.substring(dot + 1)))) : respelled(name, spellings);
    }

    private Diagnostic warning(String name, List<String> similar) {
        return diagnostic(name).withSeverity(Severity.WARNING).help(didYouMean(similar));
    }

    /** Similar options, or else those that are the same but for the group before the last dot. */
    private List<String> similar(String name) {
        String actual = withoutPrefix(name);
        List<String> closest = Suggestions.closest(actual, names);
        String last = lastWord(actual);
        return closest.isEmpty()
                ? names.stream()
                        .filter(known -> lastWord(known).equals(last))
                        .sorted()
                        .toList()
                : closest;
    }

    private String withoutPrefix(String name) {
        return name.substring(prefix.length() + 1);
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private String didYouMean(List<String> similar) {
        return "did you mean "
                + Suggestions.quoted(
                        similar.stream().map(known -> prefix + "." + known).toList(), " or ")
                + "?";
    }

    private static Diagnostic diagnostic(String name) {
        return Diagnostic.withoutLocation(DiagnosticCode.UNKNOWN_PROPERTY, "there is no property `" + name + "`");
    }
}
