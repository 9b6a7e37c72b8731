// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.VisibleText;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Registries, pipelines and the environments that pull their images, as a diagram in Mermaid
 * (https://mermaid.js.org), which GitHub and GitLab render.
 */
final class Mermaid {
    /** The default limit of Mermaid is 500 arrows; far fewer are readable. */
    private static final int MAX_ARROWS = 120;

    private static final String PLAIN = " -_./";

    private final Map<String, String> nodes = new LinkedHashMap<>();
    private final Set<String> arrows = new LinkedHashSet<>();

    private Mermaid() {}

    /** The lines of the picture. */
    static List<String> picture(List<PullPath> paths) {
        Mermaid all = new Mermaid();
        paths.forEach(all::add);
        if (all.arrows.size() <= MAX_ARROWS) {
            return all.lines();
        }
        Mermaid coarse = new Mermaid();
        paths.forEach(coarse::addWithoutPipeline);
        return coarse.lines();
    }

    private void add(PullPath path) {
        Pull pull = path.pull();
        String registry = node("registry", pull.registry().name().value(), "[(", ")]");
        String built = pull.application()
                + pull.pipeline().map(pipeline -> "/" + pipeline).orElse("");
        // One node for each registry, so that the arrows show which environment pulls from which.
        String pipeline = node("pipeline", pull.registry().name().value() + " " + built, built, "[", "]");
        String environment = node("environment", pull.environment(), "{{", "}}");
        arrows.add(registry + " --> " + pipeline);
        arrows.add(pipeline + arrow(path) + environment);
    }

    private void addWithoutPipeline(PullPath path) {
        String registry = node("registry", path.pull().registry().name().value(), "[(", ")]");
        String environment = node("environment", path.pull().environment(), "{{", "}}");
        arrows.add(registry + arrow(path) + environment);
    }

    private static String arrow(PullPath path) {
        String label = path.secret()
                .map(secret -> secret.name().value())
                .orElse(path.method().id());
        return " -- " + quoted(label) + " --> ";
    }

    // Everything that Mermaid, Markdown or HTML may give a meaning is an entity of Mermaid: its decimal code.
    private static String quoted(String label) {
        StringBuilder quoted = new StringBuilder();
        VisibleText.of(label)
                .codePoints()
                .forEach(c -> quoted.append(
                        Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 ? Character.toString(c) : "#" + c + ";"));
        return "\"" + quoted + "\"";
    }

    // Names may be keywords of Mermaid, so nodes are numbered.
    private String node(String kind, String name, String open, String close) {
        return node(kind, name, name, open, close);
    }

    private String node(String kind, String key, String label, String open, String close) {
        String id = kind.charAt(0) + Integer.toString(nodes.size());
        String known = nodes.putIfAbsent(kind + " " + key, id + open + quoted(label) + close);
        return known == null ? id : known.substring(0, known.indexOf(open));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("flowchart LR"));
        nodes.values().forEach(node -> lines.add("  " + node));
        arrows.forEach(arrow -> lines.add("  " + arrow));
        return lines;
    }
}
