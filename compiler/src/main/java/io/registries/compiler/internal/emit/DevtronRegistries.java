// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.format.JsonWriter.FieldWriter;
import io.registries.compiler.internal.payload.RegistryPayload;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.util.List;
import java.util.stream.Stream;

/**
 * Generates the API request that adds each registry to Devtron. Public registries are skipped: Devtron supports them
 * only as sources of Helm charts, and builds pull base images from them without a registry in Devtron.
 */
final class DevtronRegistries implements OutputGenerator {
    private static final String ENDPOINT = "/orchestrator/docker/registry";

    @Override
    public OutputKind kind() {
        return OutputKind.DEVTRON_REGISTRIES;
    }

    @Override
    public List<RegistryCredentials> neededSecrets(Configuration configuration, OutputSelection selection) {
        return emitted(configuration).map(Registry::push).toList();
    }

    @Override
    public List<FileTemplateModel> files(EmitInput input) {
        return emitted(input.configuration())
                .map(registry -> model(registry, input.keychain()))
                .toList();
    }

    private static Stream<Registry> emitted(Configuration configuration) {
        return configuration.registries().stream().filter(registry -> registry.isManaged() && !registry.isPublic());
    }

    private FileTemplateModel model(Registry registry, Keychain keychain) {
        return new FileTemplateModel(
                        kind(),
                        kind().folder() + "/" + registry.name() + ".json",
                        "devtron-registries/registry.json.mustache",
                        () -> RegistryPayload.of(registry, keychain.credential(registry.push())),
                        registry.name().span(),
                        fields -> addFacts(registry, fields))
                .complete(keychain.isKnown(registry.push()));
    }

    private static void addFacts(Registry registry, FieldWriter fields) {
        fields.add("registry", registry.name().value());
        fields.add("method", "POST");
        fields.add("endpoint", ENDPOINT);
    }

    /** Reports registries without a payload, and those whose payload has another type than declared. */
    @Override
    public List<Diagnostic> notes(Configuration configuration) {
        return Stream.concat(skipped(configuration), otherTypes(configuration)).toList();
    }

    private static Stream<Diagnostic> skipped(Configuration configuration) {
        return configuration.registries().stream()
                .filter(Registry::isPublic)
                .map(registry -> Diagnostic.at(
                                DiagnosticCode.PUBLIC_REGISTRY_SKIPPED,
                                registry.name().span(),
                                "`devtron-registries` skips registry `" + registry.name()
                                        + "`: Devtron does not support public container registries")
                        .help("no action needed: builds pull base images from it without a registry in Devtron"));
    }

    private static Stream<Diagnostic> otherTypes(Configuration configuration) {
        return emitted(configuration)
                .filter(registry -> !RegistryPayload.type(registry)
                        .equals(registry.provider().type()))
                .map(registry -> Diagnostic.at(
                                DiagnosticCode.DEVTRON_TYPE_FALLBACK,
                                registry.connection().mode().span(),
                                "Devtron supports `connection` only for type `other`, so registry `" + registry.name()
                                        + "` has that type in its payload")
                        .help("no action needed: Devtron logs in to both types in the same way"));
    }
}
