// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.SecretReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads logins from Docker's config.json in {@code DOCKER_CONFIG} or {@code ~/.docker}: first {@code credHelpers}, then
 * {@code credsStore}, then {@code auths}, as Docker does.
 */
public final class DockerConfigSource implements CredentialSource {
    /** The key of Docker Hub. */
    private static final String HUB_KEY = "https://index.docker.io/v1/";

    private static final Set<String> HUB_HOSTS = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private final Map<String, String> environment;
    private final CredentialHelpers helpers;

    /**
     * @param environment the environment variables, passed to credential helpers
     * @param timeouts the limits of credential helpers
     */
    public DockerConfigSource(Map<String, String> environment, TimeoutPolicy timeouts) {
        this.environment = environment;
        this.helpers = new CredentialHelpers(environment, timeouts);
    }

    @Override
    public boolean serves(SecretReference reference) {
        return reference instanceof SecretReference.DockerConfigEntry;
    }

    @Override
    public String read(SecretReference reference, CredentialPart part) throws CredentialUnavailableException {
        String key = ((SecretReference.DockerConfigEntry) reference).key();
        JsonNode config = config();
        Optional<StoredLogin> login = helped(config, key);
        if (login.isEmpty()) {
            login = entry(config.path("auths"), key);
        }
        return login.orElseThrow(() -> new CredentialUnavailableException(
                        true, "does not exist", "log in with `docker login " + host(key) + "`"))
                .part(part);
    }

    private Optional<StoredLogin> helped(JsonNode config, String key) throws CredentialUnavailableException {
        for (String spelling : spellings(key)) {
            String helper = config.path("credHelpers").path(spelling).asString("");
            if (!helper.isEmpty()) {
                return helpers.get(helper, spelling);
            }
        }
        String store = config.path("credsStore").asString("");
        if (!store.isEmpty()) {
            for (String spelling : spellings(key)) {
                Optional<StoredLogin> stored = helpers.get(store, spelling);
                if (stored.isPresent()) {
                    return stored;
                }
            }
        }
        return Optional.empty();
    }

    // The exact key, then the key of Docker Hub, then any key of the same host.
    private static Optional<StoredLogin> entry(JsonNode auths, String key) throws CredentialUnavailableException {
        for (String spelling : spellings(key)) {
            if (isLogin(auths.path(spelling))) {
                return Optional.of(login(auths.path(spelling)));
            }
        }
        for (Map.Entry<String, JsonNode> entry : auths.properties()) {
            boolean matches =
                    isHub(key) ? isHub(entry.getKey()) : host(entry.getKey()).equals(host(key));
            if (matches && isLogin(entry.getValue())) {
                return Optional.of(login(entry.getValue()));
            }
        }
        return Optional.empty();
    }

    private static List<String> spellings(String key) {
        Set<String> spellings = new LinkedHashSet<>(List.of(key));
        if (isHub(key)) {
            spellings.add(HUB_KEY);
        }
        String host = host(key);
        spellings.addAll(List.of(host, "https://" + host, "https://" + host + "/v1/"));
        return List.copyOf(spellings);
    }

    private static boolean isHub(String key) {
        return HUB_HOSTS.contains(host(key));
    }

    /** The host and port of a key that is a URL; other keys may name a repository too. */
    private static String host(String key) {
        return key.replaceFirst("^https?://([^/]*).*", "$1");
    }

    private static boolean isLogin(JsonNode entry) {
        return entry.isObject() && !entry.isEmpty();
    }

    private static StoredLogin login(JsonNode entry) throws CredentialUnavailableException {
        if (!entry.path("identitytoken").asString("").isEmpty()) {
            return new StoredLogin(StoredLogin.IDENTITY_TOKEN, "");
        }
        // Docker ignores line breaks in Base64, and NUL characters around the password.
        String auth = entry.path("auth").asString("").replaceAll("[\r\n]", "");
        if (auth.isEmpty()) {
            return new StoredLogin(
                    entry.path("username").asString(""), entry.path("password").asString(""));
        }
        try {
            String[] pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8).split(":", 2);
            return new StoredLogin(pair[0], pair.length > 1 ? pair[1].replaceAll("^\0+|\0+$", "") : "");
        } catch (IllegalArgumentException ignored) {
            throw new CredentialUnavailableException(
                    false, "has an `auth` that is not valid Base64", "log in again with `docker login`");
        }
    }

    private JsonNode config() throws CredentialUnavailableException {
        String folder = environment.get("DOCKER_CONFIG");
        Path file = folder == null || folder.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", "."), ".docker", "config.json")
                : Path.of(folder, "config.json");
        try {
            return JsonSupport.read(new String(SecretFileReader.read(file), StandardCharsets.UTF_8))
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> unreadable("the file is not valid JSON", "log in again with `docker login`"));
        } catch (NoSuchFileException ignored) {
            throw new CredentialUnavailableException(
                    true,
                    "does not exist: there is no such file",
                    "log in with `docker login`, or set `DOCKER_CONFIG`");
        } catch (SecretFileReader.NotRegularFileException e) {
            throw unreadable("the file " + e.problem(), "set `DOCKER_CONFIG` to the folder of a `config.json`");
        } catch (IOException ignored) {
            throw unreadable("the file cannot be opened", "check that you may read `config.json`");
        }
    }

    private static CredentialUnavailableException unreadable(String problem, String help) {
        return new CredentialUnavailableException(false, "cannot be read: " + problem, help);
    }

    @Override
    public String toString() {
        return "DockerConfigSource";
    }
}
