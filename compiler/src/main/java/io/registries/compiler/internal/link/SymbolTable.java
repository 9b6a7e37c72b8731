// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Diagnostic.Related;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The declarations of one kind, unique by name across all files. */
final class SymbolTable<T> {
    /** The number of unknown names for which similar names are searched; the first ones in the files. */
    private static final int MAX_SUGGESTIONS = 100;

    /** The number of further locations of an unknown name. */
    private static final int MAX_RELATED = 1_000;

    private record Unknown(Located<String> name, String referrer) {}

    private final String kind;
    private final String list;
    private final DiagnosticCode unknown;
    private final DiagnosticCollector diagnostics;
    private final Map<String, T> declared = new LinkedHashMap<>();
    private final Map<String, Located<String>> claims = new HashMap<>();
    private final Queue<Unknown> unknownNames = new ConcurrentLinkedQueue<>();

    /**
     * @param kind the name of the kind in messages
     * @param list the field that contains the declarations
     * @param unknown the code for a name that is not declared
     */
    SymbolTable(String kind, String list, DiagnosticCode unknown, DiagnosticCollector diagnostics) {
        this.kind = kind;
        this.list = list;
        this.unknown = unknown;
        this.diagnostics = diagnostics;
    }

    /** Claims a name for a declaration; reports an error and returns false if it is already claimed. */
    boolean claim(Located<String> name) {
        Located<String> first = claims.putIfAbsent(name.value(), name);
        if (first != null) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.DUPLICATE_NAME, name.span(), kind + " `" + name + "` is declared twice")
                    .related(first.span(), "first declared here")
                    .help("rename one of them"));
        }
        return first == null;
    }

    /** Adds the linked declaration of a claimed name. */
    void declare(String name, T value) {
        declared.put(name, value);
    }

    /** All declarations, sorted by name. */
    List<T> all() {
        return List.copyOf(new TreeMap<>(declared).values());
    }

    /** The declaration with this name. Unknown names are reported later, unless their declaration was invalid. */
    Optional<Located<T>> find(Located<String> name, String referrer) {
        T found = declared.get(name.value());
        if (found == null && !claims.containsKey(name.value())) {
            unknownNames.add(new Unknown(name, referrer));
        }
        return found == null ? Optional.empty() : Optional.of(new Located<>(found, name.span()));
    }

    List<Located<T>> findAll(List<Located<String>> names, String referrer) {
        List<Located<T>> found = new ArrayList<>(names.size());
        for (Located<String> name : names) {
            Optional<Located<T>> declaration = find(name, referrer);
            if (declaration.isPresent()) {
                found.add(declaration.get());
            }
        }
        return List.copyOf(found);
    }

    /** Reports each unknown name that was requested once, in the order of the files. */
    void reportUnknownNames() {
        if (unknownNames.isEmpty()) {
            return;
        }
        List<Unknown> sorted = new ArrayList<>(unknownNames);
        sorted.sort(Comparator.comparing((Unknown reference) -> reference.name().span())
                .thenComparing(Unknown::referrer));
        Map<String, List<Unknown>> byName = new LinkedHashMap<>();
        for (Unknown reference : sorted) {
            byName.computeIfAbsent(reference.name().value(), name -> new ArrayList<>())
                    .add(reference);
        }
        int suggestions = 0;
        for (Map.Entry<String, List<Unknown>> references : byName.entrySet()) {
            Optional<String> suggestion = suggestions++ < MAX_SUGGESTIONS
                    ? Suggestions.didYouMean(references.getKey(), claims.keySet())
                    : Optional.empty();
            diagnostics.add(
                    diagnostic(references.getValue()).help(suggestion.orElse("declare it under `" + list + "`")));
        }
    }

    // A renamed declaration is one mistake, however often its former name is used.
    private Diagnostic diagnostic(List<Unknown> references) {
        Unknown first = references.get(0);
        long others = references.stream().map(Unknown::referrer).distinct().count() - 1;
        Diagnostic diagnostic = Diagnostic.at(
                unknown,
                first.name().span(),
                first.referrer() + (others == 0 ? " uses " : " and " + Plurals.count(others, "other") + " use ") + kind
                        + " `" + first.name() + "`, which is not declared");
        List<Related> related = references.stream()
                .skip(1)
                .limit(MAX_RELATED)
                .map(reference -> new Related(reference.name().span(), "also used by " + reference.referrer()))
                .toList();
        return diagnostic.related(related);
    }
}
