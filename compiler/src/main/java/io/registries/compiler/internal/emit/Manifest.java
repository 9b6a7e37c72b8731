// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Renders {@code manifest.json}, which lists the output for scripts, one entry per line. Its format is versioned, so it
 * has no template.
 */
final class Manifest {
    static final String PATH = "manifest.json";
    private static final String VERSION = "registries.manifest/v1";

    private Manifest() {}

    static OutputFile create(
            Configuration configuration, List<OutputFile> files, List<PullPath> paths, OutputSelection selection) {
        Span origin = configuration.environments().get(0).name().span();
        return new OutputFile(
                OutputKind.MANIFEST,
                PATH,
                () -> parts(files, paths, selection).stream().map(Supplier::get).iterator(),
                origin,
                Map::of,
                true,
                true);
    }

    private static List<Supplier<String>> parts(
            List<OutputFile> files, List<PullPath> paths, OutputSelection selection) {
        List<PullPath> selected = paths.stream()
                .filter(path -> selection.hasEnvironment(path.pull().environment()))
                .toList();
        List<Supplier<String>> parts = new ArrayList<>();
        parts.add(() -> "{\n  \"apiVersion\": \"" + VERSION + "\",\n  \"files\": ");
        parts.addAll(JsonWriter.lines(files, Manifest::file));
        parts.add(() -> ",\n  \"pullPaths\": ");
        parts.addAll(JsonWriter.lines(selected, Manifest::pullPath));
        parts.add(() -> "\n}\n");
        return parts;
    }

    /** The entries of a manifest that belong to a selection; empty if the text is not a manifest. */
    static Object selectedEntries(String text, OutputSelection selection) {
        return JsonSupport.read(text)
                .map(manifest -> List.of(
                        manifest.path("apiVersion"),
                        manifest.path("files")
                                .valueStream()
                                .filter(file -> OutputPath.parse(
                                                file.path("path").asString(""))
                                        .filter(selection::includes)
                                        .isPresent())
                                .toList(),
                        manifest.path("pullPaths")
                                .valueStream()
                                .filter(path -> selection.hasEnvironment(
                                        path.path("environment").asString("")))
                                .toList()))
                .orElse(List.of());
    }

    private static Map<String, Object> file(OutputFile file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", file.kind().folder());
        entry.put("path", file.path());
        entry.put("secret", file.kind().isSecret());
        entry.putAll(file.facts().get());
        return entry;
    }

    private static Map<String, Object> pullPath(PullPath path) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("environment", path.pull().environment());
        entry.put("application", path.pull().application());
        if (path.pull().pipeline().isPresent()) {
            entry.put("pipeline", path.pull().pipeline().get());
        }
        entry.put("image", path.pull().image().value());
        entry.put("registry", path.pull().registry().name().value());
        entry.put("method", path.method().id());
        entry.put("status", path.status().id());
        if (path.method() instanceof PullPath.BySecret by) {
            entry.put("secret", by.secret().name().value());
            entry.put("key", by.authKey());
        }
        return entry;
    }
}
