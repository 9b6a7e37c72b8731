// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.model.provider.ServiceAccountProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the values of secrets, each once, and reports those that are not available. */
final class SecretReader {
    private static final String BASE64_USERNAME = ServiceAccountProvider.USERNAME + "_base64";

    private final List<CredentialSource> sources;
    private final DiagnosticCollector diagnostics;
    private final Map<CredentialSource.CredentialPart, Map<SecretReference, Optional<String>>> values =
            new EnumMap<>(CredentialSource.CredentialPart.class);
    private final Map<SecretReference, List<Diagnostic>> unavailable = new HashMap<>();

    SecretReader(List<CredentialSource> sources, DiagnosticCollector diagnostics) {
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    /** Forgets the values. */
    void clear() {
        values.clear();
    }

    /** Why a reference has no value; empty if it has. */
    List<Diagnostic> problems(SecretReference reference) {
        return List.copyOf(unavailable.getOrDefault(reference, List.of()));
    }

    /** A value; empty if it is not available, which is reported once. */
    Optional<String> value(Located<SecretReference> reference, CredentialSource.CredentialPart part) {
        if (reference.value() instanceof SecretReference.Literal literal) {
            return Optional.of(literal.value());
        }
        return values.computeIfAbsent(part, key -> new HashMap<>())
                .computeIfAbsent(reference.value(), key -> fetch(reference, part));
    }

    private Optional<String> fetch(Located<SecretReference> reference, CredentialSource.CredentialPart part) {
        Optional<CredentialSource> source = source(reference.value());
        if (source.isEmpty()) {
            unavailable(
                    reference,
                    Diagnostic.at(
                                    DiagnosticCode.UNSUPPORTED_SECRET_SOURCE,
                                    reference.span(),
                                    reference.value().describe() + " cannot be read in this context")
                            .help("run with Maven, which reads its settings.xml"));
            return Optional.empty();
        }
        try {
            String value = source.get().read(reference.value(), part);
            Optional<Diagnostic> warning = source.get().warningFor(reference);
            if (warning.isPresent()) {
                diagnostics.add(warning.get());
            }
            return Optional.of(value);
        } catch (CredentialSource.CredentialUnavailableException e) {
            unavailable(
                    reference,
                    Diagnostic.at(
                                    e.isMissing() ? DiagnosticCode.MISSING_SECRET : DiagnosticCode.UNREADABLE_SECRET,
                                    reference.span(),
                                    reference.value().describe() + " " + e.getMessage())
                            .help(e.help()));
            return Optional.empty();
        }
    }

    private Optional<CredentialSource> source(SecretReference reference) {
        for (CredentialSource source : sources) {
            if (source.serves(reference)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    // Username and password often come from one entry: one mistake, one diagnostic.
    private void unavailable(Located<SecretReference> reference, Diagnostic problem) {
        List<Diagnostic> known = unavailable.computeIfAbsent(reference.value(), none -> new ArrayList<>());
        if (known.stream().noneMatch(other -> other.message().equals(problem.message()))) {
            known.add(problem);
            diagnostics.add(problem);
        }
    }

    /**
     * The canonical form of a secret: keys of Google service accounts are recognized by the username, then validated and
     * compacted.
     */
    Optional<String> canonical(String username, String text, Located<SecretReference> reference) {
        if (username.equals(ServiceAccountProvider.USERNAME)) {
            return compact(text, reference);
        }
        if (username.equals(BASE64_USERNAME)) {
            return compact(decoded(text), reference)
                    .map(key -> Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
        }
        return Optional.of(text);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ignored) {
            return base64;
        }
    }

    private Optional<String> compact(String text, Located<SecretReference> reference) {
        Optional<String> key = GoogleServiceAccountKey.compact(text);
        if (key.isEmpty()) {
            unavailable(
                    reference,
                    Diagnostic.at(
                                    DiagnosticCode.INVALID_SERVICE_ACCOUNT_KEY,
                                    reference.span(),
                                    reference.value().describe() + " " + GoogleServiceAccountKey.problem(text))
                            .help("use the JSON file unchanged as downloaded from Google; the compiler compacts it"));
        }
        return key;
    }
}
