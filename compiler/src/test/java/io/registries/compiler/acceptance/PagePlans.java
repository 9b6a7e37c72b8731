// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import io.registries.compiler.PlanRequest.PlanSource;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.testing.devtron.DevtronStub;
import io.registries.compiler.testing.devtron.PlanCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs the examples of diagnostic pages that require a Devtron: those whose properties name one, or a saved state. */
final class PagePlans {
    private static final Path CHANGES = Path.of("src", "test", "resources", "devtron-state", "pages");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String URL = "registries.devtron.url";
    /** Of {@code apply} alone, of the goals that use Devtron. */
    private static final String CONNECTIVITY = "registries.connectivity";

    private static final String FROM_STATE = "registries.plan.fromState";

    private PagePlans() {}

    static boolean knows(Properties properties) {
        return properties.containsKey(URL) || properties.containsKey(FROM_STATE);
    }

    /**
     * The diagnostics of a plan of the registries.yaml in a directory.
     *
     * @param section {@code example} or {@code fix}, whose changes of Devtron are in a file beside the states
     */
    static List<Diagnostic> run(DiagnosticCode code, String section, Path folder, Properties properties)
            throws IOException {
        Path file = CHANGES.resolve(code.id() + ".json");
        JsonNode changes =
                (Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.createObjectNode()).path(section);
        PlanCase planCase = PlanCase.of(folder, changes, request(properties));
        try (DevtronStub devtron = planCase.devtron()) {
            if (properties.containsKey(CONNECTIVITY)) {
                Path journal = folder.resolve("apply.json");
                String plan = properties.getProperty("registries.apply.plan");
                return new ArrayList<>(planCase.apply(
                                planCase.live(devtron),
                                Optional.ofNullable(plan).map(folder::resolve),
                                journal)
                        .diagnostics());
            }
            String saved = properties.getProperty(FROM_STATE);
            String save = properties.getProperty("registries.plan.saveState");
            PlanSource source =
                    saved == null ? planCase.live(devtron) : new PlanSource.SavedState(folder.resolve(saved));
            return new ArrayList<>(planCase.plan(source, save == null ? null : folder.resolve(save))
                    .diagnostics());
        }
    }

    private static JsonNode request(Properties properties) {
        ObjectNode request = JSON.createObjectNode();
        put(request, "token", properties, "registries.devtron.token");
        put(request, "instance", properties, "registries.devtron.name");
        if (properties.getProperty(URL, "").contains("localhost")) {
            put(request, "url", properties, URL);
        }
        if (properties.containsKey("registries.plan.failOn")) {
            request.putArray("failOn").add(properties.getProperty("registries.plan.failOn"));
        }
        if (properties.containsKey("registries.applications")) {
            request.putArray("applications").add(properties.getProperty("registries.applications"));
        }
        if (properties.containsKey("registries.apply.limit")) {
            request.put("limit", Integer.parseInt(properties.getProperty("registries.apply.limit")));
        }
        request.put("acknowledgeLogs", properties.containsKey("registries.devtron.acknowledgeLogs"));
        return request;
    }

    private static void put(ObjectNode request, String field, Properties properties, String property) {
        String value = properties.getProperty(property);
        if (value != null) {
            request.put(field, value);
        }
    }
}
