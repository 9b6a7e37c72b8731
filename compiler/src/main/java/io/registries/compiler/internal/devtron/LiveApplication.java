// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.ApplicationAnswer;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer;
import io.registries.compiler.internal.devtron.client.LiveDeployment;
import io.registries.compiler.internal.devtron.client.LivePipeline;
import io.registries.compiler.internal.devtron.client.LiveTemplates;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Devtron returned for an application.
 *
 * @param id its id
 * @param name its name
 * @param details its project and Git repositories
 * @param buildConfig its build configuration
 * @param pipelines the build pipelines that the configuration declares, by name
 * @param deployments its deployment pipelines
 * @param templates the pull secrets in its deployment templates
 */
record LiveApplication(
        int id,
        String name,
        Answer<ApplicationAnswer> details,
        Answer<BuildConfigAnswer> buildConfig,
        Map<String, Answer<LivePipeline>> pipelines,
        Answer<List<LiveDeployment>> deployments,
        Answer<LiveTemplates> templates) {
    LiveApplication {
        pipelines = Collections.unmodifiableMap(new TreeMap<>(pipelines));
    }

    /** This application with what its Git repositories and its build configuration are now. */
    LiveApplication with(Answer<ApplicationAnswer> newDetails, Answer<BuildConfigAnswer> newBuildConfig) {
        return new LiveApplication(id, name, newDetails, newBuildConfig, pipelines, deployments, templates);
    }

    /** This application with what a build pipeline is now. */
    LiveApplication withPipeline(String pipeline, Answer<LivePipeline> now) {
        Map<String, Answer<LivePipeline>> updated = new TreeMap<>(pipelines);
        updated.put(pipeline, now);
        return new LiveApplication(id, name, details, buildConfig, updated, deployments, templates);
    }
}
