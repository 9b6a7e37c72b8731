// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.List;
import java.util.Optional;

/**
 * What of External Secrets makes tokens for a type of registry (generators.external-secrets.io/v1alpha1).
 *
 * @param kind of the generator
 * @param required fields of its {@code spec} that the registry does not say itself
 * @param host the field that takes the registry's host; absent where it has none
 * @param renewal how often it must run, as Go writes durations: well within the life of its tokens
 */
public record TokenGenerator(String kind, List<String> required, Optional<String> host, String renewal) {
    /** Every ECR token lives for twelve hours. */
    static final TokenGenerator ECR = new TokenGenerator("ECRAuthorizationToken", List.of(), Optional.empty(), "1h");

    /** Google's access tokens live for an hour. */
    static final TokenGenerator GCR =
            new TokenGenerator("GCRAccessToken", List.of("projectID", "auth"), Optional.empty(), "30m");

    /** Azure's access tokens have been seen to live for 75 minutes. */
    static final TokenGenerator ACR =
            new TokenGenerator("ACRAccessToken", List.of("auth"), Optional.of("registry"), "30m");

    public TokenGenerator {
        required = List.copyOf(required);
    }
}
