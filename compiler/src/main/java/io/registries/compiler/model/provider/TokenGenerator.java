// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The External Secrets generator of tokens for a type of registry (generators.external-secrets.io/v1alpha1).
 *
 * @param kind of the generator
 * @param required fields of its {@code spec} that cannot be derived from the registry
 * @param host the field for the registry's host, if it has one
 * @param renewal the refresh interval as a Go duration, well below the lifetime of its tokens
 * @param fields the paths of all fields of its {@code spec} that have text, where {@code []} ends those with a list of
 *     texts
 */
public record TokenGenerator(
        String kind, List<String> required, Optional<String> host, String renewal, List<String> fields) {
    private static final List<String> SECRET_KEY = List.of("key", "name", "namespace");
    private static final List<String> SERVICE_ACCOUNT = List.of("audiences[]", "name", "namespace");

    /** ECR tokens expire after 12 hours. */
    static final TokenGenerator ECR = new TokenGenerator(
            "ECRAuthorizationToken",
            List.of(),
            Optional.empty(),
            "1h",
            fields(
                    List.of("region", "role", "scope"),
                    within("auth.jwt.serviceAccountRef", SERVICE_ACCOUNT),
                    within("auth.secretRef.accessKeyIDSecretRef", SECRET_KEY),
                    within("auth.secretRef.secretAccessKeySecretRef", SECRET_KEY),
                    within("auth.secretRef.sessionTokenSecretRef", SECRET_KEY)));

    /** Google's access tokens expire after an hour. */
    static final TokenGenerator GCR = new TokenGenerator(
            "GCRAccessToken",
            List.of("projectID", "auth"),
            Optional.empty(),
            "30m",
            fields(
                    List.of("projectID"),
                    within("auth.secretRef.secretAccessKeySecretRef", SECRET_KEY),
                    within("auth.workloadIdentity", List.of("clusterLocation", "clusterName", "clusterProjectID")),
                    within("auth.workloadIdentity.serviceAccountRef", SERVICE_ACCOUNT),
                    within(
                            "auth.workloadIdentityFederation",
                            List.of("audience", "externalTokenEndpoint", "gcpServiceAccountEmail")),
                    within(
                            "auth.workloadIdentityFederation.awsSecurityCredentials",
                            List.of("awsCredentialsSecretRef.name", "awsCredentialsSecretRef.namespace", "region")),
                    within("auth.workloadIdentityFederation.credConfig", SECRET_KEY),
                    within("auth.workloadIdentityFederation.serviceAccountRef", SERVICE_ACCOUNT)));

    /** Azure's access tokens expire after about 75 minutes. */
    static final TokenGenerator ACR = new TokenGenerator(
            "ACRAccessToken",
            List.of("auth"),
            Optional.of("registry"),
            "30m",
            fields(
                    List.of("environmentType", "registry", "scope", "tenantId", "auth.managedIdentity.identityId"),
                    within("auth.servicePrincipal.secretRef.clientId", SECRET_KEY),
                    within("auth.servicePrincipal.secretRef.clientSecret", SECRET_KEY),
                    within("auth.workloadIdentity.serviceAccountRef", SERVICE_ACCOUNT)));

    public TokenGenerator {
        required = List.copyOf(required);
        fields = List.copyOf(fields);
    }

    @SafeVarargs
    private static List<String> fields(List<String>... groups) {
        List<String> all = new ArrayList<>();
        for (List<String> group : groups) {
            all.addAll(group);
        }
        return all;
    }

    private static List<String> within(String parent, List<String> fields) {
        return fields.stream().map(field -> parent + "." + field).toList();
    }
}
