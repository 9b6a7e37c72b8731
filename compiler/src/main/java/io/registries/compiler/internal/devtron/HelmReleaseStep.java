// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Installs or upgrades the Helm release of a pull secret.
 *
 * @param client of Devtron
 * @param writing the pull secret
 */
record HelmReleaseStep(DevtronClient client, PullSecretWriting writing) implements ApplyStep {
    @Override
    public Reading read(LiveData live) throws DevtronException {
        return writing.reading(live, release(live).read(client));
    }

    private HelmRelease release(LiveData live) {
        return HelmRelease.of(
                        writing.scoped(),
                        live.state().environments(),
                        live.state().clusters())
                .orElseThrow();
    }

    @Override
    public void plan(LiveData live, PlanCollector collector) {
        writing.plan(live, collector);
    }

    @Override
    public Optional<String> obstacle(PlannedObject planned, Reading now) {
        return writing.obstacle();
    }

    @Override
    public Optional<String> waitsFor(WriteAnswer answer) {
        return PullSecretWriting.waitsFor(answer);
    }

    @Override
    public WriteAnswer write(PlannedObject planned, Reading now) throws DevtronException {
        HelmRelease release = release(now.live());
        String formerVersion =
                JsonFields.text(now.document().path("releaseInfo").path("deployedAppDetail"), "chartVersion");
        ObjectNode body = JsonSupport.emptyObject();
        body.put("clusterName", release.environment().cluster());
        body.put("namespace", release.environment().namespace());
        body.put("releaseName", release.name());
        body.put("valuesOverrideYaml", writing.text());
        ObjectNode chart = body.putObject("chart");
        chart.put("chartName", PullSecretPlanner.CHART);
        chart.put("chartVersion", formerVersion.isEmpty() ? PullSecretWriting.CHART_VERSION : formerVersion);
        chart.putObject("repo").put("name", PullSecretPlanner.CHART_REPOSITORY);
        return client.writer().deployRelease(body);
    }
}
