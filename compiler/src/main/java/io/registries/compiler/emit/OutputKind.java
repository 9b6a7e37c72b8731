// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be written. */
public enum OutputKind {
    /** Devtron's docker build configurations and pipeline overrides. */
    DOCKER_BUILD_CONFIGS(false, 2, 3, ".json"),
    /** The {@code imagePullSecrets} of each application's deployment template. */
    IMAGE_PULL_SECRETS(false, 3, 3, ".yaml"),
    /** Values of the dt-secrets chart. */
    DT_SECRETS(true, 4, 4, "/values.yaml"),
    /** Values of the dt-secrets chart, encrypted by SOPS. */
    SOPS_VALUES(false, 4, 4, "/values.sops.yaml"),
    /** SealedSecrets. */
    SEALED_SECRETS(false, 3, 3, ".yaml"),
    /** ExternalSecrets and their generators. */
    EXTERNAL_SECRETS(false, 4, 4, ".yaml"),
    /** Pull secrets as Kubernetes takes them, for those without the chart. */
    KUBERNETES_SECRETS(true, 3, 3, ".yaml"),
    /** The config.json by which Docker pushes. */
    DOCKER_CONFIG(true, 2, 2, "/config.json"),
    /** Registries as Devtron's API takes them. */
    DEVTRON_REGISTRIES(true, 2, 2, ".json"),
    /** What a user's own templates add. */
    CUSTOM(false, 2, Integer.MAX_VALUE, ""),
    /** What was written. Always written, last. */
    MANIFEST(false, 1, 1, Manifest.PATH);

    private final boolean secret;
    private final int minSteps;
    private final int maxSteps;
    private final String ending;
    private final String folder;

    OutputKind(boolean secret, int minSteps, int maxSteps, String ending) {
        this.secret = secret;
        this.minSteps = minSteps;
        this.maxSteps = maxSteps;
        this.ending = ending;
        this.folder = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its files hold secrets. */
    public boolean isSecret() {
        return secret;
    }

    /** The name of its folder. */
    public String folder() {
        return folder;
    }

    /** The kinds that are written where none is chosen. */
    public static Set<OutputKind> byDefault() {
        return EnumSet.of(
                DOCKER_BUILD_CONFIGS,
                IMAGE_PULL_SECRETS,
                DT_SECRETS,
                SOPS_VALUES,
                SEALED_SECRETS,
                EXTERNAL_SECRETS,
                CUSTOM);
    }

    /** The kinds that can be chosen. */
    public static List<OutputKind> choosable() {
        return Arrays.stream(values()).filter(kind -> kind != MANIFEST).toList();
    }

    /** Whether its files are in a folder for each environment. */
    public boolean isPerEnvironment() {
        return switch (this) {
            case IMAGE_PULL_SECRETS, DT_SECRETS, SOPS_VALUES, SEALED_SECRETS, EXTERNAL_SECRETS, KUBERNETES_SECRETS ->
                true;
            case DOCKER_BUILD_CONFIGS, DOCKER_CONFIG, DEVTRON_REGISTRIES, CUSTOM, MANIFEST -> false;
        };
    }

    /** Whether a path, which begins with the folder, is as this kind makes it. */
    boolean makes(String path, int steps) {
        return steps >= minSteps
                && steps <= maxSteps
                && path.endsWith(ending)
                && !path.endsWith("/" + ending)
                && (this != CUSTOM || Format.of(path).isPresent())
                && (this != MANIFEST || path.equals(Manifest.PATH));
    }

    /** The choosable kind of this folder name. */
    public static Optional<OutputKind> of(String folder) {
        return Arrays.stream(values())
                .filter(kind -> kind != MANIFEST && kind.folder().equals(folder))
                .findFirst();
    }
}
