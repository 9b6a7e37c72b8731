// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.secrets.CredentialText;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** User names and access key IDs that are written in the file are checked without reading a secret. */
record LiteralCredentialRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<Span> pushed = new HashSet<>();
        for (Registry registry : configuration.registries()) {
            for (Located<SecretReference> reference : registry.push().references()) {
                pushed.add(reference.span());
            }
        }
        Set<Span> checked = new HashSet<>();
        for (RegistryCredentials credentials :
                configuration.declaredCredentials().toList()) {
            for (Map.Entry<String, Located<SecretReference>> field :
                    credentials.fields().entrySet()) {
                Span span = field.getValue().span();
                if (RegistryCredentials.NON_SECRET_FIELDS.contains(field.getKey())
                        && field.getValue().value() instanceof SecretReference.Literal literal
                        && checked.add(span)) {
                    report(problems(field.getKey(), literal.value(), pushed.contains(span)), span, diagnostics);
                }
            }
        }
    }

    private static void report(List<CredentialText.Problem> problems, Span span, DiagnosticCollector diagnostics) {
        for (CredentialText.Problem problem : problems) {
            diagnostics.add(Diagnostic.at(problem.code(), span, "this value " + problem.message())
                    .help(problem.help()));
        }
    }

    private static List<CredentialText.Problem> problems(String field, String name, boolean pushed) {
        if (field.equals("accessKeyId")) {
            return CredentialText.ofAccessKeyId(name);
        }
        List<CredentialText.Problem> problems = new ArrayList<>(CredentialText.ofUsername(name));
        if (pushed) {
            CredentialText.ofQuotes(name).ifPresent(problems::add);
        }
        return problems;
    }
}
