// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import static io.registries.compiler.model.OutputKind.Attribute.BY_DEFAULT;
import static io.registries.compiler.model.OutputKind.Attribute.PER_ENVIRONMENT;
import static io.registries.compiler.model.OutputKind.Attribute.SECRET;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be written. */
public enum OutputKind {
    /** Devtron's docker build configurations and pipeline overrides. */
    DOCKER_BUILD_CONFIGS(2, 3, ".json", BY_DEFAULT),
    /** The {@code imagePullSecrets} of each application's deployment template. */
    IMAGE_PULL_SECRETS(3, 3, ".yaml", BY_DEFAULT, PER_ENVIRONMENT),
    /** Values of the dt-secrets chart. */
    DT_SECRETS(4, 4, "/values.yaml", BY_DEFAULT, PER_ENVIRONMENT, SECRET),
    /** Values of the dt-secrets chart, encrypted by SOPS. */
    SOPS_VALUES(4, 4, "/values.sops.yaml", BY_DEFAULT, PER_ENVIRONMENT),
    /** SealedSecrets. */
    SEALED_SECRETS(3, 3, ".yaml", BY_DEFAULT, PER_ENVIRONMENT),
    /** ExternalSecrets and their generators. */
    EXTERNAL_SECRETS(4, 4, ".yaml", BY_DEFAULT, PER_ENVIRONMENT),
    /** Pull secrets as Kubernetes takes them, for those without the chart. */
    KUBERNETES_SECRETS(3, 3, ".yaml", PER_ENVIRONMENT, SECRET),
    /** The config.json by which Docker pushes. */
    DOCKER_CONFIG(2, 2, "/config.json", SECRET),
    /** Registries as Devtron's API takes them. */
    DEVTRON_REGISTRIES(2, 2, ".json", SECRET),
    /** The files that templates of users add. */
    CUSTOM(2, Integer.MAX_VALUE, "", BY_DEFAULT),
    /** What was written. Always written, last. */
    MANIFEST(1, 1, "manifest.json");

    /** What differs from one kind to the next, beside its files. */
    enum Attribute {
        /** Written where no kind is chosen. */
        BY_DEFAULT,
        /** In a folder for each environment. */
        PER_ENVIRONMENT,
        /** Holds secrets. */
        SECRET
    }

    private final boolean isByDefault;
    private final boolean isPerEnvironment;
    private final boolean isSecret;
    private final int minSteps;
    private final int maxSteps;
    private final String ending;
    private final String folder;

    OutputKind(int minSteps, int maxSteps, String ending, Attribute... attributes) {
        List<Attribute> all = List.of(attributes);
        this.isByDefault = all.contains(BY_DEFAULT);
        this.isPerEnvironment = all.contains(PER_ENVIRONMENT);
        this.isSecret = all.contains(SECRET);
        this.minSteps = minSteps;
        this.maxSteps = maxSteps;
        this.ending = ending;
        this.folder = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its files hold secrets. */
    public boolean isSecret() {
        return isSecret;
    }

    /** The name of its folder. */
    public String folder() {
        return folder;
    }

    /** The kinds that are written where none is chosen. */
    public static Set<OutputKind> byDefault() {
        return choosable().stream()
                .filter(kind -> kind.isByDefault)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(OutputKind.class)));
    }

    /** The kinds that can be chosen. */
    public static List<OutputKind> choosable() {
        return Arrays.stream(values()).filter(kind -> kind != MANIFEST).toList();
    }

    /** Whether its files are in a folder for each environment. */
    public boolean isPerEnvironment() {
        return isPerEnvironment;
    }

    /** The fewest steps that the path of its files has. */
    public int minSteps() {
        return minSteps;
    }

    /** The most steps that the path of its files has. */
    public int maxSteps() {
        return maxSteps;
    }

    /** How the paths of its files end. */
    public String ending() {
        return ending;
    }

    /** The choosable kind of this folder name. */
    public static Optional<OutputKind> of(String folder) {
        return Arrays.stream(values())
                .filter(kind -> kind != MANIFEST && kind.folder().equals(folder))
                .findFirst();
    }
}
