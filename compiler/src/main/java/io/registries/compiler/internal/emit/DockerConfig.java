// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Generates a Docker config.json with the push logins. ECR tokens expire after 12 hours, so ECR registries use the
 * credential helper {@code docker-credential-ecr-login} (https://github.com/awslabs/amazon-ecr-credential-helper).
 */
final class DockerConfig implements OutputGenerator {
    private static final String ECR_HELPER = "ecr-login";

    @Override
    public OutputKind kind() {
        return OutputKind.DOCKER_CONFIG;
    }

    @Override
    public List<RegistryCredentials> neededSecrets(Configuration configuration, OutputSelection selection) {
        return withPassword(configuration).map(Registry::push).toList();
    }

    @Override
    public List<FileTemplateModel> files(EmitInput input) {
        Configuration configuration = input.configuration();
        Keychain keychain = input.keychain();
        Map<String, Object> auths = new TreeMap<>();
        withPassword(configuration)
                .forEach(registry -> keychain.credential(registry.push())
                        .ifPresent(credential -> auths.putIfAbsent(
                                registry.authKey(),
                                Map.of(
                                        "auth",
                                        DockerConfigJson.login(credential).getOrDefault("auth", "")))));
        Map<String, Object> helpers = new TreeMap<>();
        configuration.registries().stream()
                .filter(registry -> registry.provider().usesNodeRoleByDefault())
                .forEach(registry -> helpers.put(registry.authKey(), ECR_HELPER));
        if (auths.isEmpty() && helpers.isEmpty()) {
            return List.of();
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("auths", auths);
        document.put("credHelpers", helpers);
        List<Registry> all = withPassword(configuration).toList();
        List<String> names =
                all.stream().map(registry -> registry.name().value()).toList();
        return List.of(new FileTemplateModel(
                        kind(),
                        kind().folder() + "/config.json",
                        "docker-config/config.json.mustache",
                        () -> document,
                        configuration.registries().get(0).name().span(),
                        fields -> fields.add("registries", names))
                .complete(all.stream().map(Registry::push).allMatch(keychain::isKnown)));
    }

    private static Stream<Registry> withPassword(Configuration configuration) {
        return configuration.registries().stream()
                .filter(registry -> registry.push() instanceof RegistryCredentials.Password
                        || registry.push() instanceof RegistryCredentials.ServiceAccountKey);
    }

    /** Reports conflicting logins: config.json has one login per host. */
    @Override
    public List<Diagnostic> notes(Configuration configuration) {
        Map<String, Registry> first = new TreeMap<>();
        return withPassword(configuration)
                .filter(registry -> {
                    Registry earlier = first.putIfAbsent(registry.authKey(), registry);
                    return earlier != null && !earlier.push().equals(registry.push());
                })
                .map(registry -> {
                    Registry earlier = first.getOrDefault(registry.authKey(), registry);
                    return Diagnostic.at(
                                    DiagnosticCode.DUPLICATE_AUTH_KEY,
                                    registry.name().span(),
                                    "registries `" + earlier.name() + "` and `" + registry.name()
                                            + "` have different logins, but share the key `" + registry.authKey()
                                            + "` in Docker's config.json")
                            .related(earlier.name().span(), "the first")
                            .help("remove `docker-config` from the outputs");
                })
                .toList();
    }
}
