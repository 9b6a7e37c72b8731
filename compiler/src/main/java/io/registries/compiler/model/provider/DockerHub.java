// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/** Docker Hub, whose image names have no host and whose credentials have a legacy key. */
record DockerHub() implements PasswordProvider {
    static final String AUTH_KEY = "https://index.docker.io/v1/";
    static final String API = "registry-1.docker.io";

    @Override
    public String type() {
        return "docker-hub";
    }

    @Override
    public Optional<String> defaultUrl() {
        return Optional.of("docker.io");
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
        return new RepositoryShape(2, 2, "account/repository");
    }

    @Override
    public boolean serves(RegistryUrl url) {
        return url.isDockerHub();
    }
}
