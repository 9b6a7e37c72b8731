// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.secrets.CredentialText;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** User names and access key IDs that are written in the file are checked without reading a secret. */
record LiteralCredentialRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<Span> pushed = configuration.registries().stream()
                .flatMap(registry -> registry.push().references().stream())
                .map(Located::span)
                .collect(Collectors.toSet());
        Set<Span> checked = new HashSet<>();
        configuration
                .declaredCredentials()
                .forEach(credentials -> credentials.fields().forEach((field, reference) -> {
                    if (RegistryCredentials.NON_SECRET_FIELDS.contains(field)
                            && reference.value() instanceof SecretReference.Literal literal
                            && checked.add(reference.span())) {
                        problems(field, literal.value(), pushed.contains(reference.span()))
                                .forEach(problem -> diagnostics.add(Diagnostic.at(
                                                problem.code(), reference.span(), "this value " + problem.message())
                                        .help(problem.help())));
                    }
                }));
    }

    private static List<CredentialText.Problem> problems(String field, String text, boolean pushed) {
        if (field.equals("accessKeyId")) {
            return CredentialText.ofAccessKeyId(text);
        }
        List<CredentialText.Problem> problems = new ArrayList<>(CredentialText.ofUsername(text));
        if (pushed) {
            CredentialText.ofQuotes(text).ifPresent(problems::add);
        }
        return problems;
    }
}
