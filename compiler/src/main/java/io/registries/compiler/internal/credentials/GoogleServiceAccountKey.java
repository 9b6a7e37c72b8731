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
 * The JSON key of a Google service account. Removing all white space, as is sometimes advised, destroys the private
 * key's header; the right compact form keeps the escapes within strings as they are.
 */
final class GoogleServiceAccountKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private GoogleServiceAccountKey() {}

    /** The compact form of a key; absent where the text is none. */
    static Optional<String> compact(String text) {
        return JsonSupport.read(text)
                .filter(key ->
                        isServiceAccount(key) && decodes(key.path("private_key").asString("")))
                .map(JsonNode::toString);
    }

    /** What is wrong with a text that is no usable key, in words that follow its place. */
    static String problem(String text) {
        String lost = "-----BEGINPRIVATEKEY-----";
        if (text.replace(" ", "").contains(lost) && !text.contains(BEGIN)) {
            return "is a key that has lost its spaces, as when all white space is removed from it";
        }
        return JsonSupport.read(text)
                .map(key -> isServiceAccount(key)
                        ? "is a service account's key, but its private key is broken"
                        : "is JSON, but no key of a service account")
                .orElse("is no JSON");
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
