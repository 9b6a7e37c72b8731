// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import static io.registries.compiler.model.OutputKind.Attribute.BY_DEFAULT;
import static io.registries.compiler.model.OutputKind.Attribute.ENCRYPTED;
import static io.registries.compiler.model.OutputKind.Attribute.PER_ENVIRONMENT;
import static io.registries.compiler.model.OutputKind.Attribute.SECRET;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of output. */
public enum OutputKind {
    /** Devtron's docker build configurations and pipeline overrides. */
    DOCKER_BUILD_CONFIGS(2, 3, ".json", BY_DEFAULT),
    /** The {@code imagePullSecrets} of each application's deployment template. */
    IMAGE_PULL_SECRETS(3, 3, ".yaml", BY_DEFAULT, PER_ENVIRONMENT),
    /** Values of the dt-secrets chart. */
    DT_SECRETS(4, 4, "/values.yaml", BY_DEFAULT, PER_ENVIRONMENT, SECRET),
    /** Values of the dt-secrets chart, encrypted by SOPS. */
    SOPS_VALUES(4, 4, "/values.sops.yaml", BY_DEFAULT, PER_ENVIRONMENT, ENCRYPTED),
    /** SealedSecrets. */
    SEALED_SECRETS(3, 3, ".yaml", BY_DEFAULT, PER_ENVIRONMENT, ENCRYPTED),
    /** ExternalSecrets and their generators. */
    EXTERNAL_SECRETS(4, 4, ".yaml", BY_DEFAULT, PER_ENVIRONMENT),
    /** Pull secrets as Kubernetes manifests, for use without the dt-secrets chart. */
    KUBERNETES_SECRETS(3, 3, ".yaml", PER_ENVIRONMENT, SECRET),
    /** The config.json with which Docker pushes. */
    DOCKER_CONFIG(2, 2, "/config.json", SECRET),
    /** Registries in the format of Devtron's API. */
    DEVTRON_REGISTRIES(2, 2, ".json", SECRET),
    /** IAM policies of ECR registries, for builds and nodes. */
    IAM_POLICIES(3, 3, ".json"),
    /** Files from user templates. */
    CUSTOM(2, Integer.MAX_VALUE, "", BY_DEFAULT),
    /** The list of written files. Always written, last. */
    MANIFEST(1, 1, "manifest.json");

    /** Properties of a kind. */
    enum Attribute {
        /** Written if no kinds are selected. */
        BY_DEFAULT,
        /** Written to one folder per environment. */
        PER_ENVIRONMENT,
        /** Contains secrets. */
        SECRET,
        /** Contains encrypted secrets. */
        ENCRYPTED
    }

    private final boolean isByDefault;
    private final boolean isPerEnvironment;
    private final boolean isSecret;
    private final boolean isEncrypted;
    private final int minPathSegments;
    private final int maxPathSegments;
    private final String ending;
    private final String folder;

    OutputKind(int minPathSegments, int maxPathSegments, String ending, Attribute... attributes) {
        List<Attribute> all = List.of(attributes);
        this.isByDefault = all.contains(BY_DEFAULT);
        this.isPerEnvironment = all.contains(PER_ENVIRONMENT);
        this.isSecret = all.contains(SECRET);
        this.isEncrypted = all.contains(ENCRYPTED);
        this.minPathSegments = minPathSegments;
        this.maxPathSegments = maxPathSegments;
        this.ending = ending;
        this.folder = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its files contain secrets. */
    public boolean isSecret() {
        return isSecret;
    }

    /** Whether its files contain encrypted secrets. */
    public boolean isEncrypted() {
        return isEncrypted;
    }

    /** The name of its folder. */
    public String folder() {
        return folder;
    }

    /** The kinds that are written if none are selected. */
    public static Set<OutputKind> defaults() {
        Set<OutputKind> defaults = EnumSet.noneOf(OutputKind.class);
        for (OutputKind kind : values()) {
            if (kind.isByDefault) {
                defaults.add(kind);
            }
        }
        return defaults;
    }

    /** The kinds that can be selected. */
    public static List<OutputKind> selectable() {
        return Arrays.stream(values()).filter(kind -> kind != MANIFEST).toList();
    }

    /** Whether its files are in one folder per environment. */
    public boolean isPerEnvironment() {
        return isPerEnvironment;
    }

    /** The minimum number of segments in the paths of its files. */
    public int minPathSegments() {
        return minPathSegments;
    }

    /** The maximum number of segments in the paths of its files. */
    public int maxPathSegments() {
        return maxPathSegments;
    }

    /** The suffix of the paths of its files. */
    public String ending() {
        return ending;
    }

    /** The selectable kind with this folder name, if it exists. */
    public static Optional<OutputKind> fromFolder(String folder) {
        for (OutputKind kind : values()) {
            if (kind != MANIFEST && kind.folder.equals(folder)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
