// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.OptionNames;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Sends the requests that test the permissions for repositories.
 *
 * @param target the checked credentials
 * @param options how messages name options
 * @param session sends requests with the credentials
 * @param deadline after which no further repository is tested
 * @param responses receives each response of the registry
 */
record RepositoryRequests(
        CredentialTarget target,
        OptionNames options,
        RegistrySession session,
        Deadline deadline,
        Consumer<RegistryResponse> responses) {

    /** Runs a test for each repository until one fails. */
    StageResult<RepositoryRequests> each(
            List<Located<String>> repositories, StageResult.NextStage<Located<String>, RepositoryRequests> test)
            throws InterruptedException {
        for (int i = 0; i < repositories.size(); i++) {
            if (deadline.hasPassed()) {
                return StageResult.failed(new ProbeDiagnostics(target, options)
                        .notProbed(String.format(
                                Locale.ROOT,
                                "was checked for only %d of %d repositories in time",
                                i,
                                repositories.size())));
            }
            StageResult<RepositoryRequests> result = test.run(repositories.get(i));
            if (result.failure().isPresent()) {
                return result;
            }
        }
        return StageResult.passed(this);
    }

    /**
     * Sends a request with a token for a repository.
     *
     * @param repository its name in the API
     * @param path below the path of the repository
     * @param actions as in a token scope, such as {@code pull,push}
     */
    StageResult<RegistryResponse> send(String method, String repository, String path, String actions)
            throws InterruptedException {
        return session.send(method, "/v2/" + repository + "/" + path, "repository:" + repository + ":" + actions)
                .then(response -> {
                    responses.accept(response);
                    return response.isRateLimited()
                            ? StageResult.failed(errors().rateLimited())
                            : StageResult.passed(response);
                });
    }

    EndpointDiagnostics errors() {
        return new EndpointDiagnostics(target, options, ServerName.registry(target));
    }
}
