// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/**
 * A registry type with everything that is specific to its provider. A new type needs an implementation here, a branch of
 * the schema, and samples.
 */
public sealed interface Provider permits AccessKeyProvider, PasswordProvider, ServiceAccountProvider {

    /** The name of the type in registries.yaml and in Devtron. */
    String type();

    /** The default URL; empty if the URL is required. */
    default Optional<String> defaultUrl() {
        return Optional.empty();
    }

    /** The key of the registry's entry in a dockerconfigjson: the host that the kubelet looks up, with its port. */
    default String authKey(RegistryUrl url) {
        return url.authority();
    }

    /** The host that serves the Distribution API, with its port if it is not the default port. */
    default String apiAuthority(RegistryUrl url) {
        return url.authority();
    }

    /** Whether Devtron creates a repository that does not exist when a build pushes to it. */
    default boolean createsRepositories() {
        return false;
    }

    /** Whether IAM policies of AWS control the access to its repositories. */
    default boolean hasIamPolicies() {
        return false;
    }

    /**
     * The Amazon Resource Name of a repository.
     *
     * @throws UnsupportedOperationException if {@link #hasIamPolicies} is false
     */
    default String repositoryArn(RegistryUrl url, String repository) {
        throw new UnsupportedOperationException("no IAM policies for " + type());
    }

    /** The image name without a tag, joined as in Devtron. */
    default String image(RegistryUrl url, String repository) {
        return url + "/" + repository;
    }

    /** The region in the URL, for types with regions. */
    default Optional<String> regionIn(RegistryUrl url) {
        return Optional.empty();
    }

    /** Whether registries of this type have a region. */
    default boolean hasRegion() {
        return false;
    }

    /** Whether nodes can pull with their own role if the cluster runs in the registry's cloud. */
    default boolean supportsNodeRole() {
        return usesNodeRoleByDefault();
    }

    /** Whether nodes are assumed to pull with their own role by default. */
    default boolean usesNodeRoleByDefault() {
        return false;
    }

    /** Whether registries of this type support a connection other than {@code secure}. */
    default boolean hasConnection() {
        return false;
    }

    /** Whether Devtron's form supports a connection other than {@code secure} for this type. */
    default boolean devtronSupportsConnection() {
        return false;
    }

    /** Whether Devtron stores the registry as OCI-compliant. */
    default boolean ociCompliantInDevtron() {
        return true;
    }

    /** The External Secrets generator of tokens for this type, if it exists. */
    default Optional<TokenGenerator> tokenGenerator() {
        return Optional.empty();
    }

    /** Whether the host belongs to this provider, so that the type can be derived from the URL. */
    default boolean serves(RegistryUrl url) {
        return false;
    }

    /**
     * Whether a registry of this type can have a host of another provider, where {@code other} stands for all unknown
     * hosts.
     */
    default boolean allowsHostOf(Provider owner) {
        return false;
    }

    /** The URL to write for a host of this provider; empty if the given one is right. */
    default Optional<String> canonicalUrl(RegistryUrl url) {
        return Optional.empty();
    }

    /** The format of the provider's hosts, for messages. */
    default String hostFormat() {
        return defaultUrl().orElse("host");
    }

    /** The format of repository paths of this type. */
    default RepositoryShape repositoryShape() {
        return RepositoryShape.ANY;
    }
}
