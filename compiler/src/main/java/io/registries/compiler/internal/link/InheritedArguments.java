// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.model.Build;
import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of an application's build arguments in a pipeline that has a {@code build}. Devtron adds them if both builds
 * have a Dockerfile, and drops them otherwise.
 */
final class InheritedArguments {
    private final DiagnosticCollector diagnostics;

    InheritedArguments(DiagnosticCollector diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether Devtron adds the application's arguments to those of the pipeline's build. */
    static boolean areAdded(Build application, Build pipeline) {
        return application.isFromDockerfile() && pipeline.isFromDockerfile();
    }

    /**
     * Reports arguments that the pipeline has or lacks against its declaration.
     *
     * @param pipeline the fields of a pipeline that has a {@code build}
     */
    void check(MappingReader pipeline, MappingReader override, Build application, Build build, String referrer) {
        List<String> others = application.args().keySet().stream()
                .filter(name -> Stream.of(override, pipeline)
                        .noneMatch(fields -> fields.strings("args").containsKey(name)))
                .toList();
        if (others.isEmpty() || build instanceof Build.Skip) {
            return;
        }
        String names = Suggestions.quoted(others, ", ");
        if (!areAdded(application, build)) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.DROPPED_BUILD_ARGUMENTS,
                            pipeline.key("build"),
                            "Devtron does not pass the build arguments of " + referrer + " to this build: " + names)
                    .help("set them in the `args` of this `build` if it needs them"));
        } else if (override.has("args")) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INHERITED_BUILD_ARGUMENTS,
                            override.key("args"),
                            "Devtron adds the build arguments of " + referrer + " to those of the pipeline: " + names)
                    .help("set them here too if this build needs other values; a pipeline cannot remove them"));
        }
    }
}
