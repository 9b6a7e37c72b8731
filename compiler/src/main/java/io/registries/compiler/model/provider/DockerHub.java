// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;
import java.util.Set;

/** Docker Hub, whose image names have no host and whose credentials have a legacy key. */
record DockerHub() implements PasswordProvider {
    private static final String AUTH_KEY = "https://index.docker.io/v1/";
    private static final String API = "registry-1.docker.io";
    private static final String URL = "docker.io";

    // The hosts that `docker login` treats as Docker Hub.
    private static final Set<String> LOGIN_HOSTS = Set.of(URL, "index.docker.io");

    // The API, the web site and other names, none of which `docker login` treats as Docker Hub.
    private static final Set<String> DOMAINS = Set.of("docker.io", "docker.com");

    @Override
    public String type() {
        return "docker-hub";
    }

    @Override
    public Optional<String> defaultUrl() {
        return Optional.of(URL);
    }

    @Override
    public String authKey(RegistryUrl url) {
        return AUTH_KEY;
    }

    @Override
    public String apiAuthority(RegistryUrl url) {
        return API;
    }

    @Override
    public String image(RegistryUrl url, String repository) {
        return repository;
    }

    @Override
    public RepositoryShape repositoryShape() {
        return new RepositoryShape(2, 2, "account/repository", Optional.of("library"));
    }

    @Override
    public boolean serves(RegistryUrl url) {
        for (String domain : DOMAINS) {
            if (url.host().equals(domain) || url.host().endsWith("." + domain)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<String> canonicalUrl(RegistryUrl url) {
        return LOGIN_HOSTS.contains(url.toString()) ? Optional.empty() : Optional.of(URL);
    }
}
