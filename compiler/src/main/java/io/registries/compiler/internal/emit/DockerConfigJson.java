// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.format.JsonWriter;
import io.registries.compiler.model.PullSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Renders the content of a pull secret: {@code auths}, each with username, password and {@code auth}. */
final class DockerConfigJson {
    /** The data key of a Secret of type {@link #TYPE}. */
    static final String KEY = ".dockerconfigjson";

    static final String TYPE = "kubernetes.io/dockerconfigjson";

    private DockerConfigJson() {}

    /** The content as JSON on one line. */
    static String render(PullSecret secret, Keychain keychain) {
        Map<String, Object> auths = new TreeMap<>();
        for (PullSecret.PullSecretEntry entry : secret.entries()) {
            auths.put(entry.authKey(), login(credential(entry, keychain)));
        }
        return JsonWriter.ascii(Map.of("auths", auths));
    }

    /**
     * An upper bound of the length, in characters, without rendering: escaping takes up to six characters for one,
     * Base64 four for three. Zero if a login was not read, so that the content is not rendered.
     */
    static long maxCharacters(PullSecret secret, Keychain keychain) {
        long max = 16;
        for (PullSecret.PullSecretEntry entry : secret.entries()) {
            Optional<Credential> credential = keychain.credential(entry.credentials());
            if (credential.isEmpty()) {
                return 0;
            }
            int login = credential.get().username().reveal().length()
                    + credential.get().password().reveal().length();
            max += 64 + 6L * entry.authKey().length() + 10L * login;
        }
        return max;
    }

    private static Credential credential(PullSecret.PullSecretEntry entry, Keychain keychain) {
        return keychain.credential(entry.credentials())
                .orElseThrow(() -> new IllegalStateException("the keychain is opened for every entry"));
    }

    /** One login. The kubelet reads either form; skopeo and podman read only {@code auth}. */
    static Map<String, String> login(Credential credential) {
        String username = credential.username().reveal();
        String password = credential.password().reveal();
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        Map<String, String> login = new LinkedHashMap<>();
        login.put("username", username);
        login.put("password", password);
        login.put("auth", Base64.getEncoder().encodeToString(both));
        return login;
    }
}
