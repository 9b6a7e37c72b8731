// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.PullSecret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds pull secrets that somebody else can decrypt than before. */
final class EncryptionKeys {
    private final CertificateDigests digests;

    private EncryptionKeys(CertificateDigests digests) {
        this.digests = digests;
    }

    /**
     * A key that a pull secret is encrypted for.
     *
     * @param id the recipient, or the digest of the certificate
     * @param description its name in messages
     * @param span its location
     */
    private record EncryptionKey(String id, String description, Span span) {}

    static List<Diagnostic> findChanges(
            Configuration former,
            Configuration current,
            CertificateDigests formerDigests,
            CertificateDigests currentDigests) {
        Map<String, List<EncryptionKey>> before = new EncryptionKeys(formerDigests).bySecret(former);
        Set<String> known = new HashSet<>();
        before.values().forEach(keys -> keys.forEach(key -> known.add(key.id())));
        // One diagnostic for each key, not for each of its pull secrets.
        Map<String, EncryptionKey> added = new LinkedHashMap<>();
        Map<String, List<String>> secrets = new HashMap<>();
        new EncryptionKeys(currentDigests).bySecret(current).forEach((secret, keys) -> {
            Set<String> same = new HashSet<>();
            List<EncryptionKey> formerKeys = before.get(secret);
            if (formerKeys != null) {
                formerKeys.forEach(key -> same.add(key.id()));
            }
            for (EncryptionKey key : keys) {
                if (!same.contains(key.id()) && (formerKeys != null || !known.contains(key.id()))) {
                    added.putIfAbsent(key.id(), key);
                    secrets.computeIfAbsent(key.id(), none -> new ArrayList<>()).add(secret);
                }
            }
        });
        return added.values().stream()
                .map(key -> changed(key, secrets.getOrDefault(key.id(), List.of())))
                .toList();
    }

    private static Diagnostic changed(EncryptionKey key, List<String> secrets) {
        String first = "`" + secrets.get(0) + "`";
        String message = secrets.size() == 1
                ? "pull secret " + first + " is encrypted for " + key.description()
                        + ", which the baseline does not use for it"
                : "pull secrets " + first + " and " + (secrets.size() - 1) + " more are encrypted for "
                        + key.description() + ", which the baseline does not use for them";
        return Diagnostic.at(DiagnosticCode.CHANGED_ENCRYPTION_KEY, key.span(), message)
                .help("check whose key it is: its owner can decrypt the credentials");
    }

    private Map<String, List<EncryptionKey>> bySecret(Configuration configuration) {
        Map<String, List<EncryptionKey>> keys = new TreeMap<>();
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                keys.put(environment.name() + "/" + secret.name(), keys(secret.delivery()));
            }
        }
        return keys;
    }

    private List<EncryptionKey> keys(Delivery delivery) {
        if (delivery instanceof Delivery.Sealed sealed) {
            Located<FileReference> file = sealed.certificate();
            return List.of(new EncryptionKey(
                    digests.digest(file.value()),
                    "the sealing certificate `" + file.value().written() + "`",
                    file.span()));
        }
        return delivery instanceof Delivery.Sops sops
                ? sops.recipients().stream()
                        .map(recipient -> new EncryptionKey(
                                recipient.value(), "the recipient `" + recipient.value() + "`", recipient.span()))
                        .toList()
                : List.of();
    }
}
