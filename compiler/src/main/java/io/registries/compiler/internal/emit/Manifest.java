// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.format.JsonWriter;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullPath;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Supplier;

/**
 * Renders {@code manifest.json}, which lists the output for scripts, one entry per line. Its format is versioned, so it
 * has no template.
 */
final class Manifest {
    static final String PATH = "manifest.json";
    private static final String VERSION = "registries.manifest/v1";
    private static final String KIND = "kind";
    private static final String FILE = "path";
    private static final String SECRET = "secret";

    private Manifest() {}

    /** An entry of the list of files. */
    private record ManifestEntry(OutputPath path, ManifestFields facts) {}

    /** The text, in parts that are rendered each time they are requested: the whole text may take much memory. */
    private static final class ManifestText extends AbstractList<String> implements RandomAccess {
        private final List<ManifestEntry> files;
        private final List<PullPath> paths;
        private final List<Supplier<String>> parts = new ArrayList<>();

        private ManifestText(List<ManifestEntry> files, List<PullPath> paths) {
            this.files = files;
            this.paths = paths;
            parts.add(() -> "{\n  \"apiVersion\": \"" + VERSION + "\",\n  \"files\": ");
            parts.addAll(JsonWriter.lines(files, Manifest::file));
            parts.add(() -> ",\n  \"pullPaths\": ");
            parts.addAll(JsonWriter.lines(paths, Manifest::pullPath));
            parts.add(() -> "\n}\n");
        }

        @Override
        public String get(int index) {
            return parts.get(index).get();
        }

        @Override
        public int size() {
            return parts.size();
        }
    }

    static OutputFile create(Configuration configuration, List<OutputFile> files, List<PullPath> paths) {
        Span origin = configuration.environments().get(0).name().span();
        List<ManifestEntry> entries = new ArrayList<>(files.size() + 1);
        for (OutputFile file : files) {
            entries.add(new ManifestEntry(file.outputPath(), file.facts()));
        }
        return manifest(new ManifestText(entries, paths), origin);
    }

    private static OutputFile manifest(ManifestText content, Span origin) {
        return new OutputFile(OutputPath.MANIFEST, content, origin, fields -> {}, true, true);
    }

    /** A copy of a manifest with further entries, whose facts are given by path; any other file as it is. */
    static OutputFile withEntries(OutputFile manifest, Map<OutputPath, Map<String, Object>> others) {
        if (!(manifest.parts() instanceof ManifestText content)) {
            return manifest;
        }
        List<ManifestEntry> entries = new ArrayList<>(content.files);
        others.forEach((path, facts) -> entries.add(new ManifestEntry(path, fields -> facts.forEach(fields::add))));
        entries.sort(Comparator.comparing(ManifestEntry::path));
        return manifest(new ManifestText(entries, content.paths), manifest.origin());
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

    private static void file(ManifestEntry entry, JsonWriter.FieldWriter fields) {
        OutputKind kind = entry.path().kind();
        fields.add(KIND, kind.folder());
        fields.add(FILE, entry.path().value());
        fields.add(SECRET, kind.isSecret());
        entry.facts().addTo(fields);
    }

    /** Whether every entry has a field; the others are its facts. */
    static boolean isInEveryEntry(String field) {
        return field.equals(KIND) || field.equals(FILE) || field.equals(SECRET);
    }

    private static void pullPath(PullPath path, JsonWriter.FieldWriter fields) {
        fields.add("environment", path.pull().environment());
        fields.add("application", path.pull().application());
        if (path.pull().pipeline().isPresent()) {
            fields.add("pipeline", path.pull().pipeline().get());
        }
        fields.add("image", path.pull().image().value());
        fields.add("registry", path.pull().registry().name().value());
        fields.add("method", path.method().id());
        fields.add("status", path.status().id());
        if (path.method() instanceof PullPath.BySecret by) {
            fields.add(SECRET, by.secret().name().value());
            fields.add("key", by.authKey());
        }
    }
}
