// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.internal.picture.PictureGraph;
import io.registries.compiler.internal.picture.PullState;
import io.registries.compiler.internal.picture.PullStates;
import io.registries.compiler.model.PullPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table of image pulls in an HTML report, and the choices of its filters. */
final class HtmlPulls {
    /** Browsers become slow with more. */
    private static final int MAX_ROWS = 10_000;

    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Map<String, Set<String>> choices = new LinkedHashMap<>();
    private final int total;

    HtmlPulls(List<PullPath> paths, PictureGraph graph, PullStates states) {
        this.total = paths.size();
        for (int i = 0; i < Math.min(total, MAX_ROWS); i++) {
            add(paths.get(i), graph.routes().get(i), states.of(paths.get(i)));
        }
    }

    private void add(PullPath path, List<String> route, PullState state) {
        String registry = path.pull().registry().name().value();
        String method = path.method().id().replace('-', ' ');
        rows.add(new TemplateFields()
                .put("route", String.join(" ", route))
                .put("application", path.pull().application())
                .put("pipeline", path.pull().pipeline().orElse(""))
                .put("environment", path.pull().environment())
                .put("image", path.pull().image().toString())
                .put("registry", registry)
                .put("method", method)
                .put("login", login(path))
                .put("state", state.id())
                .map());
        choose("application", path.pull().application());
        choose("environment", path.pull().environment());
        choose("registry", registry);
        choose("method", method);
        choose("status", state.id());
    }

    private static String login(PullPath path) {
        return path.method() instanceof PullPath.BySecret by
                ? by.secret().name().value()
                : "";
    }

    private void choose(String filter, String value) {
        choices.computeIfAbsent(filter, ignored -> new TreeSet<>()).add(value);
    }

    Map<String, Object> fields() {
        List<Map<String, Object>> filters = new ArrayList<>();
        choices.forEach((name, values) -> filters.add(filter(name, values)));
        return new TemplateFields()
                .put("pulls", rows)
                .put("omitted", total > MAX_ROWS ? "and " + (total - MAX_ROWS) + " more image pulls" : "")
                .put("filters", filters)
                .map();
    }

    private static Map<String, Object> filter(String name, Collection<String> values) {
        return new TemplateFields()
                .put("name", name)
                .put("values", List.copyOf(values))
                .map();
    }
}
