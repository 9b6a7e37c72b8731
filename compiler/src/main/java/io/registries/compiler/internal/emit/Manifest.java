// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.format.JsonWriter;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
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

    /** An entry of the list of files, whose fields are built on demand. */
    private record ManifestEntry(String path, Supplier<Map<String, Object>> fields) {}

    /** The text, in parts that are rendered on demand. */
    private record ManifestText(List<ManifestEntry> files, List<PullPath> paths) implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            List<Supplier<String>> parts = new ArrayList<>();
            parts.add(() -> "{\n  \"apiVersion\": \"" + VERSION + "\",\n  \"files\": ");
            parts.addAll(JsonWriter.lines(files, entry -> entry.fields().get()));
            parts.add(() -> ",\n  \"pullPaths\": ");
            parts.addAll(JsonWriter.lines(paths, Manifest::pullPath));
            parts.add(() -> "\n}\n");
            return parts.stream().map(Supplier::get).iterator();
        }
    }

    static OutputFile create(Configuration configuration, List<OutputFile> files, List<PullPath> paths) {
        Span origin = configuration.environments().get(0).name().span();
        List<ManifestEntry> entries = files.stream()
                .map(file -> new ManifestEntry(file.path(), () -> file(file)))
                .toList();
        return manifest(new ManifestText(entries, paths), origin);
    }

    private static OutputFile manifest(ManifestText content, Span origin) {
        return new OutputFile(OutputKind.MANIFEST, PATH, content, origin, Map::of, true, true);
    }

    /** A copy of a manifest with further entries, by path; any other file as it is. */
    static OutputFile withEntries(OutputFile manifest, Map<String, Map<String, Object>> others) {
        if (!(manifest.parts() instanceof ManifestText content)) {
            return manifest;
        }
        List<ManifestEntry> entries = new ArrayList<>(content.files());
        others.forEach((path, fields) -> entries.add(new ManifestEntry(path, () -> fields)));
        entries.sort(Comparator.comparing(ManifestEntry::path));
        return manifest(new ManifestText(entries, content.paths()), manifest.origin());
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
        Map<String, Object> entry = identity(file.kind(), file.path());
        entry.putAll(file.facts().get());
        return entry;
    }

    /** The fields of every entry. */
    static Map<String, Object> identity(OutputKind kind, String path) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", kind.folder());
        entry.put("path", path);
        entry.put("secret", kind.isSecret());
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
