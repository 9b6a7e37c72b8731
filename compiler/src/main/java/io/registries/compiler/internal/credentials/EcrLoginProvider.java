// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.NetworkSettings;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.EcrClientBuilder;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;

/**
 * Provides the logins of a keychain; ECR credentials are exchanged for an authorization token.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html">the API</a>
 */
public final class EcrLoginProvider implements LoginProvider {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}(?=\\.dkr[.-])");

    private final Keychain keychain;
    private final NetworkSettings network;
    private final Optional<URI> endpoint;

    /**
     * @param network how requests to AWS are sent
     * @param endpoint replaces the regional endpoint of AWS, for example with a VPC endpoint
     */
    public EcrLoginProvider(Keychain keychain, NetworkSettings network, Optional<URI> endpoint) {
        this.keychain = keychain;
        this.network = network;
        this.endpoint = endpoint;
    }

    @Override
    public Result<Optional<Credential>> login(Registry registry, RegistryCredentials credentials, Duration timeout) {
        List<Diagnostic> problems = keychain.problems(credentials);
        if (!problems.isEmpty()) {
            return Result.failure(problems);
        }
        if (credentials instanceof RegistryCredentials.Password
                || credentials instanceof RegistryCredentials.ServiceAccountKey) {
            return Result.success(keychain.credential(credentials));
        }
        if (credentials instanceof RegistryCredentials.NoCredentials) {
            return Result.success(Optional.empty());
        }
        AwsCredentialsProvider provider = keychain.credential(credentials)
                .<AwsCredentialsProvider>map(key -> StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        key.username().reveal(), key.password().reveal())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        try (AwsHttpClient http =
                        new AwsHttpClient(network.proxies(), network.resolver(), network.systemTrust(), timeout);
                EcrClient ecr = client(registry, provider, http, timeout)) {
            AuthorizationData data =
                    ecr.getAuthorizationToken().authorizationData().get(0);
            return token(registry, credentials, data);
        } catch (SdkException e) {
            return Result.failure(AwsErrors.diagnostic(e, registry, credentials));
        } catch (IndexOutOfBoundsException e) {
            return Result.failure(AwsErrors.noToken(registry));
        }
    }

    private EcrClient client(Registry registry, AwsCredentialsProvider provider, AwsHttpClient http, Duration timeout) {
        EcrClientBuilder builder = EcrClient.builder()
                .region(Region.of(registry.region().orElseThrow()))
                .credentialsProvider(provider)
                .fipsEnabled(registry.url().value().host().contains("ecr-fips"))
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(timeout));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.httpClient(http).build();
    }

    private static Result<Optional<Credential>> token(
            Registry registry, RegistryCredentials credentials, AuthorizationData data) {
        Optional<Credential> login = decoded(data);
        if (login.isEmpty()) {
            return Result.failure(AwsErrors.noToken(registry));
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        Span url = registry.url().span();
        Optional<String> registryAccount = account(registry.url().value().host());
        Optional<String> credentialsAccount =
                Optional.ofNullable(data.proxyEndpoint()).flatMap(EcrLoginProvider::account);
        if (registryAccount.isPresent()
                && credentialsAccount.isPresent()
                && !registryAccount.equals(credentialsAccount)) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.AWS_ACCOUNT_MISMATCH,
                            url,
                            "registry `" + registry.name() + "` is in AWS account " + registryAccount.get()
                                    + ", but its credentials belong to account " + credentialsAccount.get())
                    .help("no action needed if the repository policies grant access to that account"));
        }
        if (credentials instanceof RegistryCredentials.MachineRole) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.UNVERIFIED_ROLE,
                            registry.name().span(),
                            "registry `" + registry.name()
                                    + "` is checked with this machine's AWS credentials, so the IAM role of the"
                                    + " nodes is not verified")
                    .help("check that the IAM role of the nodes has the policy `AmazonEC2ContainerRegistryReadOnly`"));
        }
        return Result.success(login, diagnostics);
    }

    private static Optional<Credential> decoded(AuthorizationData data) {
        try {
            String pair = new String(Base64.getDecoder().decode(data.authorizationToken()), StandardCharsets.UTF_8);
            String[] parts = pair.split(":", 2);
            return parts.length == 2
                    ? Optional.of(new Credential(new Secret(parts[0]), new Secret(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | NullPointerException ignored) {
            return Optional.empty();
        }
    }

    private static Optional<String> account(String host) {
        Matcher matcher = ACCOUNT.matcher(host);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
