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
import java.util.Optional;
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
            Optional<Located<SecretReference>> name = name(credentials);
            if (name.isPresent()
                    && name.get().value() instanceof SecretReference.Literal literal
                    && checked.add(name.get().span())) {
                Span span = name.get().span();
                for (CredentialText.Problem problem : problems(credentials, literal.value(), pushed.contains(span))) {
                    diagnostics.add(Diagnostic.at(problem.code(), span, "this value " + problem.message())
                            .help(problem.help()));
                }
            }
        }
    }

    private static Optional<Located<SecretReference>> name(RegistryCredentials credentials) {
        if (credentials instanceof RegistryCredentials.Password password) {
            return Optional.of(password.username());
        }
        return credentials instanceof RegistryCredentials.AccessKey key
                ? Optional.of(key.accessKeyId())
                : Optional.empty();
    }

    private static List<CredentialText.Problem> problems(RegistryCredentials credentials, String name, boolean pushed) {
        if (credentials instanceof RegistryCredentials.AccessKey) {
            return CredentialText.ofAccessKeyId(name);
        }
        List<CredentialText.Problem> problems = new ArrayList<>(CredentialText.ofUsername(name));
        if (pushed) {
            CredentialText.ofQuotes(name).ifPresent(problems::add);
        }
        return problems;
    }
}
