// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.List;
import java.util.Optional;

/**
 * The External Secrets generator of tokens for a type of registry (generators.external-secrets.io/v1alpha1).
 *
 * @param kind of the generator
 * @param required fields of its {@code spec} that cannot be derived from the registry
 * @param host the field for the registry's host, if it has one
 * @param renewal the refresh interval as a Go duration, well below the lifetime of its tokens
 */
public record TokenGenerator(String kind, List<String> required, Optional<String> host, String renewal) {
    /** ECR tokens expire after 12 hours. */
    static final TokenGenerator ECR = new TokenGenerator("ECRAuthorizationToken", List.of(), Optional.empty(), "1h");

    /** Google's access tokens expire after an hour. */
    static final TokenGenerator GCR =
            new TokenGenerator("GCRAccessToken", List.of("projectID", "auth"), Optional.empty(), "30m");

    /** Azure's access tokens expire after about 75 minutes. */
    static final TokenGenerator ACR =
            new TokenGenerator("ACRAccessToken", List.of("auth"), Optional.of("registry"), "30m");

    public TokenGenerator {
        required = List.copyOf(required);
    }
}
