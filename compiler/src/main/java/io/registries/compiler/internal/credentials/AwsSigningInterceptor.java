// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.spi.scheme.AuthScheme;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Signs the requests of all clients of the AWS SDK by {@link AwsSigner}. The SDK finds it by name, so that it also
 * applies to the clients that the SDK creates itself to get credentials.
 */
public final class AwsSigningInterceptor implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Map<String, AuthScheme<?>> schemes = attributes.getAttribute(SdkInternalExecutionAttribute.AUTH_SCHEMES);
        if (schemes != null && schemes.containsKey(AwsV4AuthScheme.SCHEME_ID)) {
            Map<String, AuthScheme<?>> all = new HashMap<>(schemes);
            all.put(AwsV4AuthScheme.SCHEME_ID, new UnloggedAuthScheme());
            attributes.putAttribute(SdkInternalExecutionAttribute.AUTH_SCHEMES, all);
        }
    }

    private static final class UnloggedAuthScheme implements AuthScheme<AwsCredentialsIdentity> {
        @Override
        public String schemeId() {
            return AwsV4AuthScheme.SCHEME_ID;
        }

        @Override
        public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
            return providers.identityProvider(AwsCredentialsIdentity.class);
        }

        @Override
        public HttpSigner<AwsCredentialsIdentity> signer() {
            return new AwsSigner();
        }
    }
}
