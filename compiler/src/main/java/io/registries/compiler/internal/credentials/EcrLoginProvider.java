// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.ProxyConfig;
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
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.EcrClientBuilder;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;

/**
 * The logins of a keychain, those of ECR exchanged for the token that its registries take.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html">the action</a>
 */
public final class EcrLoginProvider implements LoginProvider {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}(?=\\.dkr[.-])");

    private final Keychain keychain;
    private final ProxyConfig proxies;
    private final Optional<URI> endpoint;

    /**
     * @param proxies that lead to AWS
     * @param endpoint in place of AWS's own, for VPC endpoints; absent: by the region
     */
    public EcrLoginProvider(Keychain keychain, ProxyConfig proxies, Optional<URI> endpoint) {
        this.keychain = keychain;
        this.proxies = proxies;
        this.endpoint = endpoint;
    }

    @Override
    public Result<Optional<Credential>> of(Registry registry, RegistryCredentials access, Duration patience) {
        if (access instanceof RegistryCredentials.Password || access instanceof RegistryCredentials.ServiceAccountKey) {
            return Result.success(keychain.credential(access));
        }
        if (access instanceof RegistryCredentials.NoCredentials) {
            return Result.success(Optional.empty());
        }
        AwsCredentialsProvider provider = keychain.credential(access)
                .<AwsCredentialsProvider>map(key -> StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        key.username().reveal(), key.password().reveal())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        try (EcrClient ecr = client(registry, provider, patience)) {
            AuthorizationData data =
                    ecr.getAuthorizationToken().authorizationData().get(0);
            return token(registry, access, data);
        } catch (SdkException e) {
            return Result.failure(AwsErrors.diagnostic(e, registry, access));
        } catch (IndexOutOfBoundsException e) {
            return Result.failure(AwsErrors.noToken(registry));
        }
    }

    private EcrClient client(Registry registry, AwsCredentialsProvider provider, Duration patience) {
        String region = registry.region().orElseThrow();
        EcrClientBuilder builder = EcrClient.builder()
                .region(Region.of(region))
                .credentialsProvider(provider)
                .fipsEnabled(registry.url().value().host().contains("ecr-fips"))
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(patience));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(patience)
                        .socketTimeout(patience)
                        .proxyConfiguration(proxy(region)))
                .build();
    }

    private ProxyConfiguration proxy(String region) {
        ProxyConfiguration.Builder configuration =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariablesValues(false);
        URI target = endpoint.orElse(URI.create("https://api.ecr." + region + ".amazonaws.com"));
        int port = target.getPort() > 0 ? target.getPort() : 443;
        proxies.proxyFor(target.getScheme(), target.getHost(), port).ifPresent(server -> {
            configuration.endpoint(URI.create("http://" + server.host() + ":" + server.port()));
            server.login()
                    .ifPresent(login -> configuration.username(login.username()).password(login.password()));
        });
        return configuration.build();
    }

    private static Result<Optional<Credential>> token(
            Registry registry, RegistryCredentials access, AuthorizationData data) {
        Optional<Credential> login = decoded(data);
        if (login.isEmpty()) {
            return Result.failure(AwsErrors.noToken(registry));
        }
        List<Diagnostic> notes = new ArrayList<>();
        Span url = registry.url().span();
        Optional<String> named = account(registry.url().value().host());
        Optional<String> owner = Optional.ofNullable(data.proxyEndpoint()).flatMap(EcrLoginProvider::account);
        if (named.isPresent() && owner.isPresent() && !named.equals(owner)) {
            notes.add(Diagnostic.at(
                            DiagnosticCode.AWS_ACCOUNT_MISMATCH,
                            url,
                            "registry `" + registry.name() + "` is in account " + named.get()
                                    + ", and its credentials are of account " + owner.get())
                    .help("nothing to do, if the repositories' policies let that account in"));
        }
        if (access instanceof RegistryCredentials.MachineRole) {
            notes.add(Diagnostic.at(
                            DiagnosticCode.UNVERIFIED_ROLE,
                            registry.name().span(),
                            "registry `" + registry.name()
                                    + "` is tried with this machine's own AWS credentials, which proves nothing of the nodes' role")
                    .help("check that the nodes' role has the policy `AmazonEC2ContainerRegistryReadOnly`"));
        }
        return Result.success(login, notes);
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
