// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.InstalledChart;
import io.registries.compiler.internal.devtron.client.LiveChart;
import io.registries.compiler.internal.devtron.client.LiveProject;
import io.registries.compiler.internal.devtron.client.RawAnswer;
import io.registries.compiler.internal.devtron.client.ReleaseAnswer;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Installs a pull secret from the chart store, or deploys other values of it.
 *
 * @param client of Devtron
 * @param writing the pull secret
 */
record ChartStoreStep(DevtronClient client, PullSecretWriting writing) implements ApplyStep {
    @Override
    public Reading read(LiveData live) throws DevtronException {
        Answer<List<InstalledChart>> installed =
                client.installedCharts(chart(live).id());
        if (installed.unreadable().isPresent()) {
            return writing.reading(
                    live, Answer.unreadable(installed.unreadable().get()));
        }
        Optional<InstalledChart> match = ReleasesReader.match(installed, writing.scoped());
        if (match.isEmpty()) {
            return writing.reading(live, Answer.missing());
        }
        InstalledChart found = match.get();
        Answer<RawAnswer<ReleaseAnswer>> answer = client.installedValues(found.versionId())
                .map(values -> new RawAnswer<>(
                        ReleasesReader.answer(found, values.object()), withIds(values.document(), found)));
        return writing.reading(live, answer);
    }

    // The ids in the answer on the values are those of the request.
    private static ObjectNode withIds(ObjectNode values, InstalledChart installed) {
        ObjectNode document = values.deepCopy();
        document.put("id", installed.versionId());
        document.put("installedAppId", installed.id());
        document.put("appStoreVersion", installed.chartVersionId());
        return document;
    }

    private static LiveChart chart(LiveData live) {
        return live.state().chart().found().orElseThrow();
    }

    @Override
    public void plan(LiveData live, PlanCollector collector) {
        writing.plan(live, collector);
    }

    @Override
    public Optional<String> obstacle(PlannedObject planned, Reading now) {
        boolean isNew = planned.action() == PlannedAction.CREATE;
        return isNew && version(now.live()).isEmpty()
                ? Optional.of("needs a version of the chart, of which the chart store has none")
                : writing.obstacle();
    }

    @Override
    public Optional<String> waitsFor(WriteAnswer answer) {
        return PullSecretWriting.waitsFor(answer);
    }

    @Override
    public WriteAnswer write(PlannedObject planned, Reading now) throws DevtronException {
        return planned.action() == PlannedAction.CREATE
                ? client.writer().installChart(installation(now.live()))
                : client.writer().updateChart(update(now.document()));
    }

    private ObjectNode installation(LiveData live) {
        int version = version(live).orElseThrow();
        ObjectNode body = JsonSupport.emptyObject();
        body.put("appName", writing.scoped().release());
        body.put("teamId", project(live));
        body.put("environmentId", environment(live));
        body.put("appStoreVersion", version);
        body.put("valuesOverrideYaml", writing.text());
        body.put("referenceValueId", version);
        body.put("referenceValueKind", "DEFAULT");
        return body;
    }

    private ObjectNode update(ObjectNode former) {
        ObjectNode body = JsonSupport.emptyObject();
        for (String field : List.of("id", "installedAppId", "appStoreVersion")) {
            body.set(field, former.get(field));
        }
        body.put("valuesOverrideYaml", writing.text());
        int reference = former.path("referenceValueId").asInt(0);
        body.put("referenceValueId", reference == 0 ? former.path("id").asInt() : reference);
        String kind = former.path("referenceValueKind").asString("");
        body.put("referenceValueKind", kind.isEmpty() ? "DEPLOYED" : kind);
        return body;
    }

    /** The tested version of the chart, else its newest. */
    private static Optional<Integer> version(LiveData live) {
        List<LiveChart.ChartVersion> versions = chart(live).versions();
        return versions.stream()
                .filter(version -> version.version().equals(PullSecretWriting.CHART_VERSION))
                .findFirst()
                .or(() -> versions.stream().findFirst())
                .map(LiveChart.ChartVersion::id);
    }

    private int project(LiveData live) {
        return live.state().projects().found().stream()
                .flatMap(List::stream)
                .filter(project -> Optional.of(project.name())
                        .equals(writing.scoped().secret().project()))
                .map(LiveProject::id)
                .findFirst()
                .orElseThrow();
    }

    private int environment(LiveData live) {
        return live.state()
                .environment(writing.scoped().environment().name().value())
                .found()
                .orElseThrow()
                .id();
    }
}
