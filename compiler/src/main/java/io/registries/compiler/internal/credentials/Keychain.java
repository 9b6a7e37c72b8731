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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
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

    private static final String BASE64_USERNAME = ServiceAccountProvider.USERNAME + "_base64";

    private final List<CredentialSource> sources;
    private final SecretLinter linter;
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();
    private final Map<CredentialSource.CredentialPart, Map<SecretReference, Optional<String>>> values =
            new EnumMap<>(CredentialSource.CredentialPart.class);
    private final Map<RegistryCredentials, Credential> logins = new HashMap<>();
    private final Set<Located<SecretReference>> reported = new HashSet<>();
    private final Set<RegistryCredentials> unknown = new HashSet<>();
    private final Map<SecretReference, List<Diagnostic>> unavailable = new HashMap<>();
    private final Map<RegistryCredentials, List<Diagnostic>> problems = new HashMap<>();
    private volatile @Nullable SecretSearch search;

    private Keychain(List<CredentialSource> sources, SecretLinter linter) {
        this.sources = sources;
        this.linter = linter;
    }

    /** Reads the secrets of these credentials; reports all that are missing or invalid. */
    public static Result<Keychain> open(
            Collection<RegistryCredentials> allCredentials, List<CredentialSource> sources, SecretLinter linter) {
        Keychain keychain = new Keychain(sources, linter);
        allCredentials.forEach(keychain::read);
        keychain.values.clear();
        return keychain.diagnostics.result(() -> keychain);
    }

    /**
     * Reads the secrets of these credentials that are available and valid. The keychain has the problems of the others: see
     * {@link #problems}.
     */
    public static Result<Keychain> openReadable(
            Collection<RegistryCredentials> allCredentials, List<CredentialSource> sources, SecretLinter linter) {
        Keychain keychain = new Keychain(sources, linter);
        for (RegistryCredentials credentials : new LinkedHashSet<>(allCredentials)) {
            List<Diagnostic> before = keychain.diagnostics.all();
            keychain.read(credentials);
            List<Diagnostic> errors = new ArrayList<>(keychain.diagnostics.all());
            errors.removeAll(before);
            errors.removeIf(diagnostic -> !diagnostic.isError());
            credentials.references().stream()
                    .flatMap(reference -> keychain.unavailable.getOrDefault(reference.value(), List.of()).stream())
                    .filter(problem -> !errors.contains(problem))
                    .forEach(errors::add);
            if (!errors.isEmpty()) {
                keychain.problems.put(credentials, List.copyOf(errors));
            }
        }
        keychain.values.clear();
        return Result.success(keychain);
    }

    /** All problems of the secrets that were read. */
    public List<Diagnostic> problems() {
        return diagnostics.all();
    }

    /** The errors that prevent the use of credentials; empty if there are none. */
    List<Diagnostic> problems(RegistryCredentials credentials) {
        return problems.getOrDefault(credentials, List.of());
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
            boolean missing = single.diagnostics.all().stream()
                    .map(Diagnostic::code)
                    .anyMatch(code ->
                            code == DiagnosticCode.MISSING_SECRET || code == DiagnosticCode.UNSUPPORTED_SECRET_SOURCE);
            if (missing) {
                keychain.unknown.add(credentials);
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
        return !unknown.contains(credentials);
    }

    private void read(RegistryCredentials credentials) {
        if (logins.containsKey(credentials)) {
            return;
        }
        if (credentials instanceof RegistryCredentials.Password password) {
            Optional<String> username = value(password.username(), CredentialSource.CredentialPart.USERNAME);
            Optional<String> secret = value(password.password(), CredentialSource.CredentialPart.SECRET)
                    .flatMap(text -> canonical(username.orElse(""), text, password.password()));
            put(credentials, username, secret);
        } else if (credentials instanceof RegistryCredentials.ServiceAccountKey key) {
            Optional<String> secret = value(key.key(), CredentialSource.CredentialPart.SECRET)
                    .flatMap(text -> canonical(ServiceAccountProvider.USERNAME, text, key.key()));
            put(credentials, Optional.of(ServiceAccountProvider.USERNAME), secret);
        } else if (credentials instanceof RegistryCredentials.AccessKey key) {
            put(
                    credentials,
                    value(key.accessKeyId(), CredentialSource.CredentialPart.USERNAME),
                    value(key.secretAccessKey(), CredentialSource.CredentialPart.SECRET));
        }
    }

    private void put(RegistryCredentials credentials, Optional<String> username, Optional<String> password) {
        if (username.isPresent() && password.isPresent()) {
            diagnostics.addAll(linter.check(credentials, username.get(), password.get()));
            logins.put(credentials, new Credential(new Secret(username.get()), new Secret(password.get())));
        }
    }

    private Optional<String> value(Located<SecretReference> reference, CredentialSource.CredentialPart part) {
        if (reference.value() instanceof SecretReference.Literal literal) {
            return Optional.of(literal.value());
        }
        return values.computeIfAbsent(part, key -> new HashMap<>())
                .computeIfAbsent(reference.value(), key -> fetch(reference, part));
    }

    private Optional<String> fetch(Located<SecretReference> reference, CredentialSource.CredentialPart part) {
        Optional<CredentialSource> source = sources.stream()
                .filter(candidate -> candidate.serves(reference.value()))
                .findFirst();
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
            source.get().warningFor(reference).ifPresent(diagnostics::add);
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

    // Username and password often come from one entry: one mistake, one diagnostic.
    private void unavailable(Located<SecretReference> reference, Diagnostic problem) {
        List<Diagnostic> known = unavailable.computeIfAbsent(reference.value(), none -> new ArrayList<>());
        if (known.stream().noneMatch(other -> other.message().equals(problem.message()))) {
            known.add(problem);
            diagnostics.add(problem);
        }
    }

    // Keys of Google service accounts are recognized by the username, then validated and compacted.
    private Optional<String> canonical(String username, String text, Located<SecretReference> reference) {
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
        if (key.isEmpty() && reported.add(reference)) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INVALID_SERVICE_ACCOUNT_KEY,
                            reference.span(),
                            reference.value().describe() + " " + GoogleServiceAccountKey.problem(text))
                    .help("use the JSON file unchanged as downloaded from Google; the compiler compacts it"));
        }
        return key;
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
        logins.forEach((credentials, login) -> {
            if (isKnown(credentials)) {
                List<Located<SecretReference>> references = credentials.references();
                String description =
                        references.get(references.size() - 1).value().describe();
                String value = login.password().reveal();
                descriptions.put(value, description);
                GoogleServiceAccountKey.partOfPrivateKey(value).ifPresent(part -> descriptions.put(part, description));
            }
        });
        return descriptions;
    }

    @Override
    public String toString() {
        return "Keychain[" + logins.size() + " credentials]";
    }
}
