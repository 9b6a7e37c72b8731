// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.credentials;

import io.registries.compiler.json.JsonSupport;
import io.registries.compiler.model.SecretReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The user's Docker config.json, in the folder {@code DOCKER_CONFIG} or else {@code ~/.docker}: {@code credHelpers}, then
 * {@code credsStore}, then {@code auths}, as Docker reads it.
 *
 * @param environment the environment variables, which helpers get too
 */
public record DockerConfigSource(Map<String, String> environment) implements CredentialSource {
    @Override
    public boolean serves(SecretReference reference) {
        return reference instanceof SecretReference.DockerConfig;
    }

    @Override
    public String read(SecretReference reference, Part part) throws Unavailable {
        String key = ((SecretReference.DockerConfig) reference).key();
        JsonNode config = config();
        for (String spelling : spellings(key)) {
            Optional<Login> login = login(config, spelling);
            if (login.isPresent()) {
                return login.get().part(part);
            }
        }
        throw new Unavailable(true, "is not there", "log in with `docker login " + key + "`");
    }

    /** What an entry holds. */
    record Login(String username, String secret) {
        private static final String IDENTITY_TOKEN = "<token>";

        String part(Part part) throws Unavailable {
            if (username.equals(IDENTITY_TOKEN)) {
                throw new Unavailable(
                        false,
                        "is an identity token, which clusters cannot use",
                        "log in with a username and a password");
            }
            String value = part == Part.USERNAME ? username : secret;
            if (value.isEmpty()) {
                throw new Unavailable(true, "has no " + part.word(), "log in again with `docker login`");
            }
            return value;
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    // Docker writes its own registry by a URL of old, and older versions wrote others so.
    private static List<String> spellings(String key) {
        return List.of(key, "https://" + key, "https://" + key + "/v1/");
    }

    private Optional<Login> login(JsonNode config, String key) throws Unavailable {
        String helper = config.path("credHelpers").path(key).asString("");
        if (!helper.isEmpty()) {
            return new CredentialHelper(helper, environment).get(key);
        }
        String store = config.path("credsStore").asString("");
        if (!store.isEmpty()) {
            Optional<Login> stored = new CredentialHelper(store, environment).get(key);
            if (stored.isPresent()) {
                return stored;
            }
        }
        JsonNode entry = config.path("auths").path(key);
        return entry.isObject() && !entry.isEmpty() ? Optional.of(login(entry)) : Optional.empty();
    }

    private static Login login(JsonNode entry) throws Unavailable {
        if (entry.has("identitytoken")) {
            return new Login(Login.IDENTITY_TOKEN, "");
        }
        String auth = entry.path("auth").asString("");
        if (auth.isEmpty()) {
            return new Login(
                    entry.path("username").asString(""), entry.path("password").asString(""));
        }
        try {
            String[] pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8).split(":", 2);
            return new Login(pair[0], pair.length > 1 ? pair[1] : "");
        } catch (IllegalArgumentException noBase64) {
            throw new Unavailable(false, "has an `auth` that is not base64", "log in again with `docker login`");
        }
    }

    private JsonNode config() throws Unavailable {
        String folder = environment.get("DOCKER_CONFIG");
        Path file = folder == null || folder.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", "."), ".docker", "config.json")
                : Path.of(folder, "config.json");
        try {
            return JsonSupport.read(Files.readString(file)).orElseThrow(DockerConfigSource::notJson);
        } catch (NoSuchFileException gone) {
            throw new Unavailable(
                    true,
                    "is not there, since there is no such file",
                    "log in with `docker login`, or set `DOCKER_CONFIG`");
        } catch (IOException unreadable) {
            throw notJson();
        }
    }

    private static Unavailable notJson() {
        return new Unavailable(false, "cannot be read: the file is no JSON", "log in again with `docker login`");
    }

    @Override
    public String toString() {
        return "DockerConfigSource";
    }
}
