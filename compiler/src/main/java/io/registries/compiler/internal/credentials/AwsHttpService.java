// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.HostResolver;
import io.registries.compiler.ProxyConfig;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The HTTP client of the clients that the AWS SDK creates itself to get credentials: those of STS and of single
 * sign-on. The SDK finds it by name, so it uses the proxies of the environment only.
 */
public final class AwsHttpService implements SdkHttpService {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        return new EnvironmentClientBuilder();
    }

    private static final class EnvironmentClientBuilder implements SdkHttpClient.Builder<EnvironmentClientBuilder> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new AwsHttpClient(
                    ProxyConfig.fromEnvironment(System.getenv()), HostResolver.SYSTEM, Optional.empty(), TIMEOUT);
        }
    }
}
