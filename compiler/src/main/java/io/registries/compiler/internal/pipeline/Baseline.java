// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.impact.ImpactAnalyzer;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.link.Linker;
import io.registries.compiler.internal.syntax.GitSourceReader;
import io.registries.compiler.internal.syntax.SourceFiles;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Impact;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The previous configuration that changes are compared with.
 *
 * @param base the base directory of file names
 * @param roots the directories that may be read
 * @param source the current source file, directory or pattern
 * @param baseline a Git revision, file or directory; {@code rev:} and {@code file:} select one explicitly
 * @param options how messages name options
 */
public record Baseline(Path base, InputRoots roots, String source, String baseline, OptionNames options) {
    private static final String FILE = "file:";
    private static final String REVISION = "rev:";

    /** Compares the configurations; empty, with a diagnostic, if the previous one is not valid. */
    public Result<Optional<Impact>> impact(Configuration current, SourceParser parser) {
        if (baseline.startsWith(FILE)) {
            return fileImpact(baseline.substring(FILE.length()), current, parser);
        }
        if (baseline.startsWith(REVISION)) {
            return revisionImpact(reader(baseline.substring(REVISION.length())), current, parser);
        }
        // A revision takes precedence, because a pull request can add a file of its name.
        GitSourceReader reader = reader(baseline);
        return isFile() && !reader.exists()
                ? fileImpact(baseline, current, parser)
                : revisionImpact(reader, current, parser);
    }

    private GitSourceReader reader(String revision) {
        return new GitSourceReader(base, roots, source, revision, options);
    }

    private Result<Optional<Impact>> fileImpact(String file, Configuration current, SourceParser parser) {
        return impact(current, SourceFiles.read(base, roots, file, options), parser);
    }

    private Result<Optional<Impact>> revisionImpact(
            GitSourceReader reader, Configuration current, SourceParser parser) {
        Result<List<SourceFile>> sources = reader.read();
        if (!reader.links().isEmpty()) {
            return Result.success(
                    Optional.empty(),
                    List.of(unusable("contains a link, which is not followed: `"
                            + reader.links().get(0) + "`")));
        }
        Result<Optional<Impact>> impact = impact(current, sources, parser);
        return reader.problem().<Result<Optional<Impact>>>map(Result::failure).orElse(impact);
    }

    private Result<Optional<Impact>> impact(
            Configuration current, Result<List<SourceFile>> sources, SourceParser parser) {
        if (sources.value().isEmpty()) {
            return Result.failure(sources.diagnostics());
        }
        List<SourceFile> previous = sources.value().get();
        Optional<Configuration> linked = previous.isEmpty()
                ? Optional.of(Configuration.EMPTY)
                : parser.parse(previous)
                        .flatMap(trees -> Linker.link(trees, parser.tasks()))
                        .value();
        return linked.map(configuration -> ImpactAnalyzer.compare(configuration, current))
                .map(impact -> Result.success(Optional.of(impact), impact.diagnostics()))
                .orElseGet(() -> Result.success(Optional.empty(), List.of(unusable("is not valid"))));
    }

    private boolean isFile() {
        try {
            return Files.exists(base.resolve(baseline));
        } catch (InvalidPathException ignored) {
            return false;
        }
    }

    private Diagnostic unusable(String reason) {
        return Diagnostic.withoutLocation(
                        DiagnosticCode.INVALID_BASELINE,
                        "the impact cannot be determined: the baseline `" + baseline + "` " + reason)
                .help("set a later baseline, or validate it separately to see its errors");
    }
}
