// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.internal.format.JsonSupport;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Compacts the JSON key of a Google service account. Removing all whitespace, as is sometimes advised, breaks the
 * header of the private key; the compact form made here keeps strings unchanged.
 */
public final class GoogleServiceAccountKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private GoogleServiceAccountKey() {}

    /** The compact form of a key; empty if the text is not a valid key. */
    public static Optional<String> compact(String text) {
        return JsonSupport.read(text)
                .filter(key ->
                        isServiceAccount(key) && decodes(key.path("private_key").asString("")))
                .map(JsonNode::toString);
    }

    /** Describes why a text is not a valid key. The text follows the name of the source. */
    static String problem(String text) {
        String lost = "-----BEGINPRIVATEKEY-----";
        if (text.replace(" ", "").contains(lost) && !text.contains(BEGIN)) {
            return "is a service account key whose whitespace was removed";
        }
        return JsonSupport.read(text)
                .map(key -> isServiceAccount(key)
                        ? "is a service account key with an invalid private key"
                        : "is JSON, but not a service account key")
                .orElse("is not valid JSON");
    }

    /** A line from the middle of the private key, to find the key in other texts; empty if the text is not a key. */
    static Optional<String> partOfPrivateKey(String text) {
        return text.startsWith("{")
                ? JsonSupport.read(text)
                        .map(key -> key.path("private_key").asString("").lines().toList())
                        .filter(lines -> !lines.isEmpty())
                        .map(lines -> lines.get(lines.size() / 2))
                : Optional.empty();
    }

    private static boolean isServiceAccount(JsonNode key) {
        return key.isObject() && key.path("type").asString("").equals("service_account");
    }

    private static boolean decodes(String pem) {
        String trimmed = pem.strip();
        if (!trimmed.startsWith(BEGIN) || !trimmed.endsWith(END)) {
            return false;
        }
        String body = trimmed.substring(BEGIN.length(), trimmed.length() - END.length());
        try {
            byte[] der = Base64.getMimeDecoder().decode(body);
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException ignored) {
            return false;
        }
    }
}
