// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.Delivery.Generator;
import io.registries.compiler.model.provider.TokenGenerator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Links the {@code generator} of a login. A Kubernetes API server drops unknown fields and rejects values of another type,
 * so both are errors here.
 *
 * @param generator the generator of the registry's type
 * @param diagnostics receives the errors
 */
record GeneratorLinker(TokenGenerator generator, DiagnosticCollector diagnostics) {
    private static final String LIST = "[]";

    Generator link(Node.Mapping spec) {
        return new Generator(map(spec, ""));
    }

    private Map<String, Object> map(Node.Mapping mapping, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            String field = path + entry.key();
            if (generator.fields().contains(field)) {
                map.put(entry.key(), text(entry.key(), entry.value()));
            } else if (generator.fields().contains(field + LIST)) {
                map.put(entry.key(), texts(entry.key(), entry.value()));
            } else if (names(field + ".").isEmpty()) {
                diagnostics.add(unknown(entry, path));
            } else if (entry.value() instanceof Node.Mapping nested) {
                map.put(entry.key(), map(nested, field + "."));
            } else {
                diagnostics.add(mismatch(entry.key(), entry.value(), "a map"));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /** The names of the fields below a path. */
    private List<String> names(String path) {
        return generator.fields().stream()
                .filter(field -> field.startsWith(path))
                .map(field -> field.substring(path.length()).split("[.\\[]", 2)[0])
                .distinct()
                .toList();
    }

    private List<String> texts(String field, Node node) {
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(item -> text(field, item)).toList();
        }
        diagnostics.add(mismatch(field, node, "a list"));
        return List.of();
    }

    private String text(String field, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.STRING) {
            return scalar.text();
        }
        boolean canBeQuoted = node instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NULL;
        Diagnostic diagnostic = mismatch(field, node, "a string");
        diagnostics.add(canBeQuoted ? diagnostic.help("put it in quotes") : diagnostic);
        return "";
    }

    private Diagnostic mismatch(String field, Node node, String expected) {
        return Diagnostic.at(
                DiagnosticCode.TYPE_MISMATCH,
                node.span().firstLine(),
                "`" + field + "` of the generator `" + generator.kind() + "` must be " + expected);
    }

    private Diagnostic unknown(Node.Entry entry, String path) {
        List<String> known = names(path);
        return Diagnostic.at(
                        DiagnosticCode.UNKNOWN_FIELD,
                        entry.keySpan(),
                        "the generator `" + generator.kind() + "` has no field `" + path + entry.key() + "`")
                .help(Suggestions.didYouMean(entry.key(), known));
    }
}
