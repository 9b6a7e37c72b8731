// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/**
 * A registry type: everything in which one provider differs from another. A new type is one implementation here, one
 * branch of the schema and its samples.
 */
public sealed interface Provider permits AccessKeyProvider, PasswordProvider, ServiceAccountProvider {

    /** The name of the type in registries.yaml and in Devtron. */
    String type();

    /** The URL of a registry that gives none; absent where it must. */
    default Optional<String> defaultUrl() {
        return Optional.empty();
    }

    /** The key of this registry's entry in a dockerconfigjson: the host that the kubelet looks up, with its port. */
    default String authKey(RegistryUrl url) {
        return url.isDockerHub() ? DockerHub.AUTH_KEY : url.authority();
    }

    /** The host that serves the Distribution API, with its port where it is not the usual one. */
    default String apiAuthority(RegistryUrl url) {
        return url.isDockerHub() ? DockerHub.API : url.authority();
    }

    /** Whether Devtron creates a repository that does not exist when a build pushes to it. */
    default boolean createsRepositories() {
        return false;
    }

    /** The image name by Devtron's join rule, without a tag. */
    default String image(RegistryUrl url, String repository) {
        return url + "/" + repository;
    }

    /** The region that the URL says, for types that have regions. */
    default Optional<String> regionIn(RegistryUrl url) {
        return Optional.empty();
    }

    /** Whether registries of this type have a region. */
    default boolean hasRegion() {
        return false;
    }

    /** Whether nodes can pull by a role of their own, where the cluster is in the registry's cloud. */
    default boolean hasNodeRole() {
        return pulledByNodeRole();
    }

    /** Whether nodes are taken to pull by a role of their own where nothing says otherwise. */
    default boolean pulledByNodeRole() {
        return false;
    }

    /** Whether registries of this type may be connected to otherwise than by the system's trust. */
    default boolean hasConnection() {
        return false;
    }

    /** Whether Devtron's form offers a connection other than secure for this type. */
    default boolean devtronKnowsConnection() {
        return false;
    }

    /** Whether Devtron stores the registry as one that speaks the OCI distribution protocol. */
    default boolean ociCompliantInDevtron() {
        return true;
    }

    /** What of External Secrets makes tokens for registries of this type, if anything does. */
    default Optional<TokenGenerator> tokenGenerator() {
        return Optional.empty();
    }

    /** Whether a host is this provider's own, so that its registries can be known by their URL. */
    default boolean serves(RegistryUrl url) {
        return false;
    }

    /** What repositories of this type look like. */
    default RepositoryShape repositoryShape() {
        return RepositoryShape.ANY;
    }
}
