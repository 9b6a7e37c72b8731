// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.CredentialSource.CredentialPart;
import io.registries.compiler.CredentialSource.CredentialUnavailableException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains why a username or password of settings.xml cannot be used. Messages contain no part of a password. */
final class ServerText {
    /** What Maven leaves in place of a variable that is not set. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.([A-Za-z_][A-Za-z0-9_]*)}");

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{[A-Za-z0-9_.-]+}");

    /** Encrypted by Maven 3, or with the attributes of Maven 4. */
    private static final Pattern ENCRYPTED = Pattern.compile("(?s).*\\{(\\[[^\\]{}]*])?[A-Za-z0-9+/=\\s]{20,}}.*");

    private static final Pattern ESCAPED_BRACE = Pattern.compile("\\\\[{}]");

    private static final Pattern GOOGLE_KEY = Pattern.compile("(?s).*private_key.*BEGIN.*");
    private static final String USE_OTHERS = "use a `{file: <path>}` or `{env: <name>}` instead";

    private ServerText() {}

    /**
     * Checks a text of a server.
     *
     * @param written as in settings.xml, after Maven replaced variables
     * @param decrypted the text that Maven returns
     * @param failed whether Maven could not decrypt it
     */
    static void check(
            String id, CredentialPart part, @Nullable String written, @Nullable String decrypted, boolean failed)
            throws CredentialUnavailableException {
        if (decrypted == null || decrypted.isEmpty()) {
            throw new CredentialUnavailableException(
                    true, "has no " + part.id(), "add `<" + part.id() + ">` to the server `" + id + "`");
        }
        String text = written == null ? decrypted : written;
        Matcher variable = VARIABLE.matcher(text);
        if (variable.find()) {
            throw new CredentialUnavailableException(
                    true,
                    "has a " + part.id() + " with `" + variable.group() + "`, which is not set",
                    "set `" + variable.group(1) + "` for this run");
        }
        if (PROPERTY.matcher(text).find()) {
            throw new CredentialUnavailableException(
                    true,
                    "has a " + part.id() + " with a `${...}` that Maven does not replace",
                    "define that property, or " + USE_OTHERS);
        }
        if (part == CredentialPart.USERNAME) {
            return;
        }
        if (GOOGLE_KEY.matcher(text).matches()) {
            throw new CredentialUnavailableException(
                    false, "has a JSON key as password, whose braces Maven takes for encryption", USE_OTHERS);
        }
        if (ENCRYPTED.matcher(decrypted).matches()
                || (failed && ENCRYPTED.matcher(text).matches())) {
            throw new CredentialUnavailableException(
                    false,
                    "cannot be decrypted",
                    "check settings-security.xml: its master password must be the one that the password of `" + id
                            + "` was encrypted with");
        }
        if (failed || (text.equals(decrypted) && ESCAPED_BRACE.matcher(text).find())) {
            throw new CredentialUnavailableException(
                    false,
                    "has a password with braces, which Maven takes for encryption; a `\\` before a brace becomes part of"
                            + " the password",
                    "encrypt it with `mvn --encrypt-password`, or " + USE_OTHERS);
        }
    }
}
