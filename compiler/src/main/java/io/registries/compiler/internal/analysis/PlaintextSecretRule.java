// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source is stored in git, so it must not contain secrets. */
record PlaintextSecretRule(boolean allowed) implements ConfigurationRule {
    /** A variable in the syntax of shells and CI pipelines. */
    private static final String VARIABLE = "\\$\\{?\\{?\\s*(?:env\\.|secrets\\.)?([A-Z_][A-Z0-9_]*)\\s*}?}?";

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<Span> reported = new HashSet<>();
        for (RegistryCredentials credentials :
                configuration.declaredCredentials().toList()) {
            for (Map.Entry<String, Located<SecretReference>> field :
                    credentials.fields().entrySet()) {
                Located<SecretReference> secret = field.getValue();
                if (!RegistryCredentials.NON_SECRET_FIELDS.contains(field.getKey())
                        && secret.value() instanceof SecretReference.Literal literal
                        && reported.add(secret.span())) {
                    diagnostics.add(diagnostic(secret, literal.value())
                            .withSeverity(allowed ? Severity.WARNING : Severity.ERROR));
                }
            }
        }
    }

    private static Diagnostic diagnostic(Located<SecretReference> secret, String text) {
        Matcher variable = Pattern.compile(VARIABLE).matcher(text);
        return variable.matches()
                ? Diagnostic.at(
                                DiagnosticCode.PLAINTEXT_SECRET,
                                secret.span(),
                                "this is plain text, not a reference to a variable")
                        .help("write `{env: " + variable.group(1) + "}`")
                : Diagnostic.at(DiagnosticCode.PLAINTEXT_SECRET, secret.span(), "the secret is written in plain text")
                        .help("write `{env: NAME}` or `{file: path}`, and rotate the secret: treat it as compromised");
    }
}
