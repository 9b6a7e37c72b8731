// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.parallel.InParallel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each kind of output that is wanted reads, has to say, and makes.
 *
 * @param configuration that it is made of
 * @param selection which is wanted
 * @param own a user's own templates
 */
record Outputs(Configuration configuration, Selection selection, TemplateFolder own) {
    private Stream<OutputKind> kinds() {
        return Arrays.stream(OutputKind.values()).filter(selection::has);
    }

    Stream<Access> accesses() {
        return kinds().flatMap(this::accesses);
    }

    private Stream<Access> accesses(OutputKind kind) {
        return switch (kind) {
            case DT_SECRETS -> DtSecrets.accesses(configuration, selection);
            case SOPS_VALUES -> SopsValues.accesses(configuration, selection);
            case SEALED_SECRETS -> SealedSecrets.accesses(configuration, selection);
            case KUBERNETES_SECRETS -> KubernetesSecrets.accesses(configuration, selection);
            case DOCKER_CONFIG -> DockerConfig.accesses(configuration);
            case DEVTRON_REGISTRIES -> DevtronRegistries.accesses(configuration);
            case DOCKER_BUILD_CONFIGS, IMAGE_PULL_SECRETS, EXTERNAL_SECRETS, CUSTOM, MANIFEST -> Stream.of();
        };
    }

    Stream<Diagnostic> notes(Keychain keychain) {
        List<Placed> written =
                Placed.of(configuration, selection, Delivery::holdsValues).toList();
        Stream<Diagnostic> tooLarge = InParallel.each(written, placed -> DtSecrets.tooLarge(placed, keychain)).stream()
                .flatMap(Optional::stream);
        return Stream.concat(tooLarge, kinds().flatMap(this::notes));
    }

    private Stream<Diagnostic> notes(OutputKind kind) {
        return switch (kind) {
            case DOCKER_BUILD_CONFIGS -> BuildConfigs.notes(configuration);
            case DEVTRON_REGISTRIES -> DevtronRegistries.notes(configuration);
            case DOCKER_CONFIG -> DockerConfig.collisions(configuration);
            default -> Stream.of();
        };
    }

    Stream<Draft> drafts(List<PullPath> paths, Keychain keychain, Resealing resealing) {
        return kinds().flatMap(kind -> drafts(kind, paths, keychain, resealing));
    }

    private Stream<Draft> drafts(OutputKind kind, List<PullPath> paths, Keychain keychain, Resealing resealing) {
        return switch (kind) {
            case DOCKER_BUILD_CONFIGS -> BuildConfigs.drafts(configuration);
            case IMAGE_PULL_SECRETS -> ImagePullSecrets.drafts(paths, selection);
            case DT_SECRETS -> DtSecrets.drafts(configuration, selection, keychain);
            case SOPS_VALUES -> SopsValues.drafts(configuration, selection, keychain, resealing);
            case SEALED_SECRETS -> SealedSecrets.drafts(configuration, selection, keychain, resealing);
            case EXTERNAL_SECRETS -> ExternalSecrets.drafts(configuration, selection);
            case KUBERNETES_SECRETS -> KubernetesSecrets.drafts(configuration, selection, keychain);
            case DOCKER_CONFIG -> DockerConfig.drafts(configuration, keychain);
            case DEVTRON_REGISTRIES -> DevtronRegistries.drafts(configuration, keychain);
            case CUSTOM -> custom(paths);
            case MANIFEST -> Stream.of();
        };
    }

    private Stream<Draft> custom(List<PullPath> paths) {
        CustomFiles custom = new CustomFiles(configuration, paths, selection);
        return own.custom().stream().flatMap(custom::drafts);
    }
}
