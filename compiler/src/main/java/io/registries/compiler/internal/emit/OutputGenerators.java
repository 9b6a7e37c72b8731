// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import java.util.ArrayList;
import java.util.List;

/** The generators of all kinds of output except the manifest, which lists their files. */
final class OutputGenerators {
    static final List<OutputGenerator> ALL = List.of(
            new BuildConfigs(),
            new ImagePullSecrets(),
            new DtSecrets(),
            new SopsValues(),
            new SealedSecrets(),
            new ExternalSecrets(),
            new KubernetesSecrets(),
            new DockerConfig(),
            new DevtronRegistries(),
            new IamPolicies(),
            new UserTemplateOutputs());

    private OutputGenerators() {}

    static List<OutputGenerator> selected(OutputSelection selection) {
        List<OutputGenerator> selected = new ArrayList<>();
        for (OutputGenerator generator : ALL) {
            if (selection.has(generator.kind())) {
                selected.add(generator);
            }
        }
        return selected;
    }
}
