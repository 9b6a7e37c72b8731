// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.RawAnswer;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates or updates the build configuration of an application.
 *
 * @param client of Devtron
 * @param application the declared application
 */
record BuildConfigStep(DevtronClient client, Application application) implements ApplyStep {
    /** The fields of the configuration that an update replaces. */
    private static final List<String> REPLACED = List.of("dockerRegistry", "dockerRepository", "ciBuildConfig");

    @Override
    public Reading read(LiveData live) throws DevtronException {
        LiveApplication known = known(live);
        Answer<RawAnswer<BuildConfigAnswer>> answer = client.rawBuildConfig(known.id());
        LiveApplication now = known.with(client.application(known.id()), answer.map(RawAnswer::object));
        return Reading.of(new LiveData(live.state().withApplication(now), live.secrets()), answer);
    }

    private LiveApplication known(LiveData live) {
        return live.state().application(application.name().value()).orElseThrow();
    }

    @Override
    public void plan(LiveData live, PlanCollector collector) {
        new BuildPlanner(live.state(), collector).plan(application);
    }

    @Override
    public Optional<String> obstacle(PlannedObject planned, Reading now) {
        return Optional.empty();
    }

    @Override
    public WriteAnswer write(PlannedObject planned, Reading now) throws DevtronException {
        LiveApplication live = known(now.live());
        boolean isNew = planned.action() == PlannedAction.CREATE;
        ObjectNode former = JsonSupport.emptyObject();
        if (!isNew) {
            REPLACED.stream()
                    .filter(now.document()::has)
                    .forEach(field -> former.set(field, now.document().get(field)));
        }
        ManagedBuild managed = isNew
                ? ManagedBuild.whole(application.build())
                : ManagedBuild.of(application.written(), application.build().written(), application.build());
        ObjectNode body = managed.mergedInto(former, live);
        body.put("appId", live.id());
        body.put("appName", "");
        body.putArray("beforeDockerBuild");
        body.putArray("afterDockerBuild");
        if (isNew) {
            return client.writer().createBuildConfig(body);
        }
        for (String field : List.of("id", "version")) {
            if (now.document().has(field)) {
                body.set(field, now.document().get(field));
            }
        }
        return client.writer().updateBuildConfig(body);
    }
}
