// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The declared things of one kind, unique by name across all files. */
final class SymbolTable<T> {
    private final String kind;
    private final String list;
    private final DiagnosticCode unknown;
    private final DiagnosticCollector diagnostics;
    private final Map<String, T> declared = new LinkedHashMap<>();
    private final Map<String, Located<String>> places = new HashMap<>();

    /**
     * @param kind what messages call one of them
     * @param list the field that declares them
     * @param unknown the code for a name that is not declared
     */
    SymbolTable(String kind, String list, DiagnosticCode unknown, DiagnosticCollector diagnostics) {
        this.kind = kind;
        this.list = list;
        this.unknown = unknown;
        this.diagnostics = diagnostics;
    }

    /** Claims a name for a declaration; false, and a diagnostic, where it is taken. */
    boolean claim(Located<String> name) {
        Located<String> first = places.putIfAbsent(name.value(), name);
        if (first != null) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.DUPLICATE_NAME, name.span(), "a second " + kind + " is named `" + name + "`")
                    .related(first.span(), "the first")
                    .help("give one of them another name"));
        }
        return first == null;
    }

    /** Declares what was made of a claimed name. */
    void declare(String name, T value) {
        declared.put(name, value);
    }

    /** All of them in order of their names. */
    List<T> all() {
        List<Map.Entry<String, T>> sorted = new ArrayList<>(declared.entrySet());
        sorted.sort(Map.Entry.comparingByKey());
        List<T> all = new ArrayList<>(sorted.size());
        sorted.forEach(entry -> all.add(entry.getValue()));
        return all;
    }

    /** The declared thing of this name. A name that was claimed in vain has its diagnostic already. */
    Optional<Located<T>> find(Located<String> name, String user) {
        T found = declared.get(name.value());
        if (found == null && !places.containsKey(name.value())) {
            diagnostics.add(Diagnostic.at(
                            unknown, name.span(), user + " names " + kind + " `" + name + "`, which is not declared")
                    .help(Suggestions.didYouMean(name.value(), places.keySet())
                            .orElse("declare it under `" + list + "`")));
        }
        return found == null ? Optional.empty() : Optional.of(new Located<>(found, name.span()));
    }

    List<Located<T>> findAll(List<Located<String>> names, String user) {
        List<Located<T>> found = new ArrayList<>(names.size());
        for (Located<String> name : names) {
            find(name, user).ifPresent(found::add);
        }
        return List.copyOf(found);
    }
}
