// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.internal.format.JsonSupport;
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
 * Reads logins from Docker's config.json in {@code DOCKER_CONFIG} or {@code ~/.docker}: first {@code credHelpers}, then
 * {@code credsStore}, then {@code auths}, as Docker does.
 *
 * @param environment the environment variables, passed to credential helpers
 */
public record DockerConfigSource(Map<String, String> environment) implements CredentialSource {
    @Override
    public boolean serves(SecretReference reference) {
        return reference instanceof SecretReference.DockerConfigEntry;
    }

    @Override
    public String read(SecretReference reference, CredentialSource.CredentialPart part)
            throws CredentialSource.CredentialUnavailableException {
        String key = ((SecretReference.DockerConfigEntry) reference).key();
        JsonNode config = config();
        for (String spelling : spellings(key)) {
            Optional<StoredLogin> login = login(config, spelling);
            if (login.isPresent()) {
                return login.get().part(part);
            }
        }
        throw new CredentialSource.CredentialUnavailableException(
                true, "does not exist", "log in with `docker login " + key + "`");
    }

    /** The login of an entry. */
    record StoredLogin(String username, String secret) {
        private static final String IDENTITY_TOKEN = "<token>";

        String part(CredentialSource.CredentialPart part) throws CredentialSource.CredentialUnavailableException {
            if (username.equals(IDENTITY_TOKEN)) {
                throw new CredentialSource.CredentialUnavailableException(
                        false,
                        "is an identity token, which clusters cannot use",
                        "log in with a username and a password");
            }
            String value = part == CredentialSource.CredentialPart.USERNAME ? username : secret;
            if (value.isEmpty()) {
                throw new CredentialSource.CredentialUnavailableException(
                        true, "has no " + part.id(), "log in again with `docker login`");
            }
            return value;
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    // Docker stores Docker Hub under its legacy URL; older versions did the same for other registries.
    private static List<String> spellings(String key) {
        return List.of(key, "https://" + key, "https://" + key + "/v1/");
    }

    private Optional<StoredLogin> login(JsonNode config, String key)
            throws CredentialSource.CredentialUnavailableException {
        String helper = config.path("credHelpers").path(key).asString("");
        if (!helper.isEmpty()) {
            return new CredentialHelper(helper, environment).get(key);
        }
        String store = config.path("credsStore").asString("");
        if (!store.isEmpty()) {
            Optional<StoredLogin> stored = new CredentialHelper(store, environment).get(key);
            if (stored.isPresent()) {
                return stored;
            }
        }
        JsonNode entry = config.path("auths").path(key);
        return entry.isObject() && !entry.isEmpty() ? Optional.of(login(entry)) : Optional.empty();
    }

    private static StoredLogin login(JsonNode entry) throws CredentialSource.CredentialUnavailableException {
        if (entry.has("identitytoken")) {
            return new StoredLogin(StoredLogin.IDENTITY_TOKEN, "");
        }
        String auth = entry.path("auth").asString("");
        if (auth.isEmpty()) {
            return new StoredLogin(
                    entry.path("username").asString(""), entry.path("password").asString(""));
        }
        try {
            String[] pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8).split(":", 2);
            return new StoredLogin(pair[0], pair.length > 1 ? pair[1] : "");
        } catch (IllegalArgumentException ignored) {
            throw new CredentialSource.CredentialUnavailableException(
                    false, "has an `auth` that is not valid Base64", "log in again with `docker login`");
        }
    }

    private JsonNode config() throws CredentialSource.CredentialUnavailableException {
        String folder = environment.get("DOCKER_CONFIG");
        Path file = folder == null || folder.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", "."), ".docker", "config.json")
                : Path.of(folder, "config.json");
        try {
            return JsonSupport.read(Files.readString(file)).orElseThrow(DockerConfigSource::notJson);
        } catch (NoSuchFileException ignored) {
            throw new CredentialSource.CredentialUnavailableException(
                    true,
                    "does not exist: there is no such file",
                    "log in with `docker login`, or set `DOCKER_CONFIG`");
        } catch (IOException ignored) {
            throw notJson();
        }
    }

    private static CredentialSource.CredentialUnavailableException notJson() {
        return new CredentialSource.CredentialUnavailableException(
                false, "cannot be read: the file is not valid JSON", "log in again with `docker login`");
    }

    @Override
    public String toString() {
        return "DockerConfigSource";
    }
}
