// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.model.provider.ServiceAccountProvider;
import java.nio.charset.StandardCharsets;
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

/** Has every secret of one run. */
public final class Keychain {
    /** In the place of a value that is not at hand; never written. */
    private static final String STAND_IN = "***";

    private static final String BASE64_USERNAME = ServiceAccountProvider.USERNAME + "_base64";

    private final List<CredentialSource> sources;
    private final SecretLinter hygiene;
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();
    private final Map<CredentialSource.CredentialPart, Map<SecretReference, Optional<String>>> values =
            new EnumMap<>(CredentialSource.CredentialPart.class);
    private final Map<RegistryCredentials, Credential> credentials = new HashMap<>();
    private final Set<Located<SecretReference>> told = new HashSet<>();
    private final Set<RegistryCredentials> unknown = new HashSet<>();

    private Keychain(List<CredentialSource> sources, SecretLinter hygiene) {
        this.sources = sources;
        this.hygiene = hygiene;
    }

    /** Reads what these accesses need; everything that is missing or unusable is told at once. */
    public static Result<Keychain> open(
            Collection<RegistryCredentials> accesses, List<CredentialSource> sources, SecretLinter hygiene) {
        Keychain keychain = new Keychain(sources, hygiene);
        accesses.forEach(keychain::read);
        keychain.values.clear();
        return keychain.diagnostics.result(() -> keychain);
    }

    /**
     * Reads what is at hand of what these accesses need. What is not there is stood in for, so that all else can be
     * compared; what is there and unusable is told.
     */
    public static Result<Keychain> openWhatIsAtHand(
            Collection<RegistryCredentials> accesses, List<CredentialSource> sources, SecretLinter hygiene) {
        Keychain keychain = new Keychain(sources, hygiene);
        Set<Diagnostic> found = new LinkedHashSet<>();
        for (RegistryCredentials access : new LinkedHashSet<>(accesses)) {
            Keychain one = new Keychain(sources, hygiene);
            one.read(access);
            boolean missing = one.diagnostics.all().stream()
                    .map(Diagnostic::code)
                    .anyMatch(code ->
                            code == DiagnosticCode.MISSING_SECRET || code == DiagnosticCode.UNSUPPORTED_SECRET_SOURCE);
            if (missing) {
                keychain.unknown.add(access);
                keychain.credentials.put(access, new Credential(new Secret(STAND_IN), new Secret(STAND_IN)));
            } else {
                keychain.credentials.putAll(one.credentials);
                found.addAll(one.diagnostics.all());
            }
        }
        keychain.diagnostics.addAll(found);
        if (!keychain.unknown.isEmpty()) {
            keychain.diagnostics.add(Diagnostic.withoutLocation(
                            DiagnosticCode.SECRET_VALUES_SKIPPED,
                            "the values of " + Plurals.count(keychain.unknown.size(), "login")
                                    + " are not at hand: everything but them is compared")
                    .help("run where the secrets are to compare the values too"));
        }
        return keychain.diagnostics.result(() -> keychain);
    }

    /** The credential of an access that this keychain was opened for; absent where it has none by nature. */
    public Optional<Credential> credential(RegistryCredentials access) {
        return Optional.ofNullable(credentials.get(access));
    }

    /** Whether the values of an access are those of its references, or there are none by nature. */
    public boolean isKnown(RegistryCredentials access) {
        return !unknown.contains(access);
    }

    private void read(RegistryCredentials access) {
        if (credentials.containsKey(access)) {
            return;
        }
        if (access instanceof RegistryCredentials.Password password) {
            Optional<String> username = value(password.username(), CredentialSource.CredentialPart.USERNAME);
            Optional<String> secret = value(password.password(), CredentialSource.CredentialPart.SECRET)
                    .flatMap(text -> canonical(username.orElse(""), text, password.password()));
            put(access, username, secret);
        } else if (access instanceof RegistryCredentials.ServiceAccountKey key) {
            Optional<String> secret = value(key.key(), CredentialSource.CredentialPart.SECRET)
                    .flatMap(text -> canonical(ServiceAccountProvider.USERNAME, text, key.key()));
            put(access, Optional.of(ServiceAccountProvider.USERNAME), secret);
        } else if (access instanceof RegistryCredentials.AccessKey key) {
            put(
                    access,
                    value(key.accessKeyId(), CredentialSource.CredentialPart.USERNAME),
                    value(key.secretAccessKey(), CredentialSource.CredentialPart.SECRET));
        }
    }

    private void put(RegistryCredentials access, Optional<String> username, Optional<String> password) {
        if (username.isPresent() && password.isPresent()) {
            diagnostics.addAll(hygiene.check(access, username.get(), password.get()));
            credentials.put(access, new Credential(new Secret(username.get()), new Secret(password.get())));
        }
    }

    private Optional<String> value(Located<SecretReference> reference, CredentialSource.CredentialPart part) {
        if (reference.value() instanceof SecretReference.Literal literal) {
            return Optional.of(literal.value());
        }
        return values.computeIfAbsent(part, none -> new HashMap<>())
                .computeIfAbsent(reference.value(), unread -> fetch(reference, part));
    }

    private Optional<String> fetch(Located<SecretReference> reference, CredentialSource.CredentialPart part) {
        Optional<CredentialSource> source = sources.stream()
                .filter(candidate -> candidate.serves(reference.value()))
                .findFirst();
        if (source.isEmpty()) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.UNSUPPORTED_SECRET_SOURCE,
                            reference.span(),
                            reference.value().describe() + " cannot be read here")
                    .help("run within Maven, whose settings.xml it is"));
            return Optional.empty();
        }
        try {
            String value = source.get().read(reference.value(), part);
            source.get().caution(reference).ifPresent(diagnostics::add);
            return Optional.of(value);
        } catch (CredentialSource.CredentialUnavailableException e) {
            diagnostics.add(Diagnostic.at(
                            e.isMissing() ? DiagnosticCode.MISSING_SECRET : DiagnosticCode.UNREADABLE_SECRET,
                            reference.span(),
                            reference.value().describe() + " " + e.getMessage())
                    .help(e.help()));
            return Optional.empty();
        }
    }

    // Google's keys are checked and made compact wherever the username says that it is one.
    private Optional<String> canonical(String username, String text, Located<SecretReference> place) {
        if (username.equals(ServiceAccountProvider.USERNAME)) {
            return compact(text, place);
        }
        if (username.equals(BASE64_USERNAME)) {
            return compact(decoded(text), place)
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

    private Optional<String> compact(String text, Located<SecretReference> place) {
        Optional<String> key = GoogleServiceAccountKey.compact(text);
        if (key.isEmpty() && told.add(place)) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INVALID_SERVICE_ACCOUNT_KEY,
                            place.span(),
                            place.value().describe() + " " + GoogleServiceAccountKey.problem(text))
                    .help(
                            "give the JSON file as Google made it: the compiler itself makes it compact, and keeps the spaces"
                                    + " and line breaks within its private key"));
        }
        return key;
    }

    @Override
    public String toString() {
        return "Keychain[" + credentials.size() + " credentials]";
    }
}
