// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.PullSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The content of a pull secret: {@code auths} by their keys, each with the login in both of its forms. */
final class DockerConfigJson {
    /** The key of a Secret's data, and its type, that the kubelet knows. */
    static final String KEY = ".dockerconfigjson";

    static final String TYPE = "kubernetes.io/dockerconfigjson";

    private DockerConfigJson() {}

    /** As JSON on one line. */
    static String of(PullSecret secret, Keychain keychain) {
        Map<String, Object> auths = new TreeMap<>();
        for (PullSecret.PullSecretEntry entry : secret.entries()) {
            auths.put(entry.authKey(), login(credential(entry, keychain)));
        }
        return JsonWriter.ascii(Map.of("auths", auths));
    }

    /** What its length cannot exceed, without making it: six characters for one escaped, four for three of base64. */
    static long mostCharacters(PullSecret secret, Keychain keychain) {
        long most = 16;
        for (PullSecret.PullSecretEntry entry : secret.entries()) {
            Credential credential = credential(entry, keychain);
            int login = credential.username().reveal().length()
                    + credential.password().reveal().length();
            most += 64 + 6L * entry.authKey().length() + 10L * login;
        }
        return most;
    }

    private static Credential credential(PullSecret.PullSecretEntry entry, Keychain keychain) {
        return keychain.credential(entry.access())
                .orElseThrow(() -> new IllegalStateException("the keychain was opened for every entry"));
    }

    /** One login. The kubelet reads either form, skopeo and podman {@code auth} alone. */
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
