// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import java.util.List;
import java.util.stream.Stream;

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

    static Stream<OutputGenerator> selected(OutputSelection selection) {
        return ALL.stream().filter(generator -> selection.has(generator.kind()));
    }
}
