// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.model.Application;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** The builds of applications. */
final class EffectiveBuilds {
    private EffectiveBuilds() {}

    /** The builds of all applications that build an image. */
    static List<EffectiveBuild> executed(Configuration configuration) {
        List<EffectiveBuild> executed = new ArrayList<>();
        for (Application application : configuration.applications()) {
            for (EffectiveBuild build : of(application)) {
                if (!(build.build() instanceof Build.Skip)) {
                    executed.add(build);
                }
            }
        }
        return executed;
    }

    /** The build of an application, then those of its pipelines. */
    static List<EffectiveBuild> of(Application application) {
        List<EffectiveBuild> builds =
                new ArrayList<>(1 + application.pipelines().size());
        builds.add(application.build());
        for (Pipeline pipeline : application.pipelines()) {
            builds.add(pipeline.build());
        }
        return builds;
    }
}
