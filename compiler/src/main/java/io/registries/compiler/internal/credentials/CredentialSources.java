// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.RunContext;
import io.registries.compiler.TimeoutPolicy;
import java.util.List;
import java.util.stream.Stream;

/** Lists the credential sources of a run. */
public final class CredentialSources {
    private CredentialSources() {}

    /**
     * The built-in sources, then those of the context.
     *
     * @param timeouts the limits of credential helpers
     */
    public static List<CredentialSource> list(RunContext context, TimeoutPolicy timeouts) {
        return Stream.concat(
                        Stream.of(
                                new EnvironmentSource(context.environment()),
                                new FileSource(),
                                new DockerConfigSource(context.environment(), timeouts)),
                        context.sources().stream())
                .toList();
    }
}
