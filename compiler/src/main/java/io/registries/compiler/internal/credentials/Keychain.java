// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.secrets.SecretSearch;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.model.provider.ServiceAccountProvider;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the secrets of one run. */
public final class Keychain {
    /** Placeholder for an unavailable value; never written. */
    private static final String PLACEHOLDER = "***";

    private final SecretLinter linter;
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();
    private final SecretReader reader;
    private final Map<RegistryCredentials, Credential> logins = new HashMap<>();
    private final Map<RegistryCredentials, String> unknown = new HashMap<>();
    private final Map<RegistryCredentials, List<Diagnostic>> invalid = new HashMap<>();
    private volatile @Nullable SecretSearch search;

    private Keychain(List<CredentialSource> sources, SecretLinter linter) {
        this.reader = new SecretReader(sources, diagnostics);
        this.linter = linter;
    }

    /** Reads the secrets of these credentials; reports all that are missing or invalid. */
    public static Result<Keychain> open(
            Collection<RegistryCredentials> allCredentials, List<CredentialSource> sources, SecretLinter linter) {
        Keychain keychain = read(allCredentials, sources, linter);
        return keychain.diagnostics.result(() -> keychain);
    }

    /**
     * Reads the secrets of these credentials that are available and valid. The keychain has the problems of the others: see
     * {@link #problems}.
     */
    public static Result<Keychain> openReadable(
            Collection<RegistryCredentials> allCredentials, List<CredentialSource> sources, SecretLinter linter) {
        return Result.success(read(allCredentials, sources, linter));
    }

    private static Keychain read(
            Collection<RegistryCredentials> allCredentials, List<CredentialSource> sources, SecretLinter linter) {
        Keychain keychain = new Keychain(sources, linter);
        for (RegistryCredentials credentials : allCredentials) {
            keychain.read(credentials);
        }
        keychain.reader.clear();
        return keychain;
    }

    /** All problems of the secrets that were read. */
    public List<Diagnostic> problems() {
        return diagnostics.all();
    }

    /** The errors that prevent the use of credentials; empty if there are none. */
    List<Diagnostic> problems(RegistryCredentials credentials) {
        return logins.containsKey(credentials)
                ? invalid.getOrDefault(credentials, List.of())
                : credentials.references().stream()
                        .flatMap(reference -> reader.problems(reference.value()).stream())
                        .distinct()
                        .toList();
    }

    /**
     * Reads the secrets of these credentials that are available. Missing ones are replaced by a placeholder, so that
     * everything else can be compared; invalid ones are reported.
     */
    public static Result<Keychain> openAvailable(
            Collection<RegistryCredentials> allCredentials, List<CredentialSource> sources, SecretLinter linter) {
        Keychain keychain = new Keychain(sources, linter);
        Set<Diagnostic> invalid = new LinkedHashSet<>();
        for (RegistryCredentials credentials : new LinkedHashSet<>(allCredentials)) {
            Keychain single = new Keychain(sources, linter);
            single.read(credentials);
            Optional<Diagnostic> missing = single.diagnostics.all().stream()
                    .filter(diagnostic -> diagnostic.code() == DiagnosticCode.MISSING_SECRET
                            || diagnostic.code() == DiagnosticCode.UNSUPPORTED_SECRET_SOURCE)
                    .findFirst();
            if (missing.isPresent()) {
                keychain.unknown.put(credentials, missing.get().message());
                keychain.logins.put(credentials, new Credential(new Secret(PLACEHOLDER), new Secret(PLACEHOLDER)));
            } else {
                keychain.logins.putAll(single.logins);
                invalid.addAll(single.diagnostics.all());
            }
        }
        keychain.diagnostics.addAll(invalid);
        if (!keychain.unknown.isEmpty()) {
            keychain.diagnostics.add(Diagnostic.withoutLocation(
                            DiagnosticCode.SECRET_VALUES_SKIPPED,
                            "the values of " + Plurals.count(keychain.unknown.size(), "login")
                                    + " are not available and not compared")
                    .help("run with access to the secrets to compare their values"));
        }
        return keychain.diagnostics.result(() -> keychain);
    }

    /** The login of credentials that this keychain was opened for; empty for those without one, such as roles. */
    public Optional<Credential> credential(RegistryCredentials credentials) {
        return Optional.ofNullable(logins.get(credentials));
    }

    /** Whether the values are known, or none are needed; false for placeholders. */
    public boolean isKnown(RegistryCredentials credentials) {
        return !unknown.containsKey(credentials);
    }

    /** Why the values are not known, as a message; empty if they are. */
    public Optional<String> missing(RegistryCredentials credentials) {
        return Optional.ofNullable(unknown.get(credentials));
    }

    private void read(RegistryCredentials credentials) {
        if (logins.containsKey(credentials)) {
            return;
        }
        if (credentials instanceof RegistryCredentials.Password password) {
            Optional<String> username = reader.value(password.username(), CredentialSource.CredentialPart.USERNAME);
            put(credentials, username, secret(username.orElse(""), password.password()));
        } else if (credentials instanceof RegistryCredentials.ServiceAccountKey key) {
            String username = ServiceAccountProvider.USERNAME;
            put(credentials, Optional.of(username), secret(username, key.key()));
        } else if (credentials instanceof RegistryCredentials.AccessKey key) {
            put(
                    credentials,
                    reader.value(key.accessKeyId(), CredentialSource.CredentialPart.USERNAME),
                    reader.value(key.secretAccessKey(), CredentialSource.CredentialPart.SECRET));
        }
    }

    private Optional<String> secret(String username, Located<SecretReference> reference) {
        Optional<String> text = reader.value(reference, CredentialSource.CredentialPart.SECRET);
        return text.isPresent() ? reader.canonical(username, text.get(), reference) : text;
    }

    private void put(RegistryCredentials credentials, Optional<String> username, Optional<String> password) {
        if (username.isPresent() && password.isPresent()) {
            List<Diagnostic> found = linter.check(credentials, username.get(), password.get());
            diagnostics.addAll(found);
            invalid.put(credentials, found.stream().filter(Diagnostic::isError).toList());
            logins.put(credentials, new Credential(new Secret(username.get()), new Secret(password.get())));
        }
    }

    /** A search for the secret values, but not for user names, of this keychain. */
    public SecretSearch search() {
        SecretSearch existing = search;
        if (existing == null) {
            existing = SecretSearch.of(secretDescriptions());
            search = existing;
        }
        return existing;
    }

    private Map<String, String> secretDescriptions() {
        Map<String, String> descriptions = new HashMap<>();
        for (Map.Entry<RegistryCredentials, Credential> login : logins.entrySet()) {
            if (isKnown(login.getKey())) {
                List<Located<SecretReference>> references = login.getKey().references();
                String description =
                        references.get(references.size() - 1).value().describe();
                String value = login.getValue().password().reveal();
                descriptions.put(value, description);
                Optional<String> part = GoogleServiceAccountKey.partOfPrivateKey(value);
                if (part.isPresent()) {
                    descriptions.put(part.get(), description);
                }
            }
        }
        return descriptions;
    }

    @Override
    public String toString() {
        return "Keychain[" + logins.size() + " credentials]";
    }
}
