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
 * The former configuration that a change is compared with.
 *
 * @param base the folder that names start from
 * @param roots where files may be read
 * @param source what the configuration is now
 * @param named a file or folder, or else a git revision
 * @param options how messages name options
 */
public record Baseline(Path base, InputRoots roots, String source, String named, OptionNames options) {

    /** What differs; nothing, and a note, where the former configuration is not valid itself. */
    public Result<Optional<Impact>> impact(Configuration current, SourceParser parser) {
        if (isFile()) {
            return impact(current, SourceFiles.read(base, roots, named, options), parser);
        }
        GitSourceReader reader = new GitSourceReader(base, source, named, options);
        Result<List<SourceFile>> sources = reader.read();
        if (!reader.links().isEmpty()) {
            return Result.success(
                    Optional.empty(),
                    List.of(unusable("has a link, which is not followed, at `"
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
        List<SourceFile> former = sources.value().get();
        Optional<Configuration> linked = former.isEmpty()
                ? Optional.of(new Configuration(List.of(), List.of(), List.of()))
                : parser.parse(former)
                        .flatMap(trees -> Linker.link(trees, parser.tasks()))
                        .value();
        return linked.map(configuration -> ImpactAnalyzer.compare(configuration, current))
                .map(impact -> Result.success(Optional.of(impact), impact.diagnostics()))
                .orElseGet(() -> Result.success(Optional.empty(), List.of(unusable("is not valid itself"))));
    }

    private boolean isFile() {
        try {
            return Files.exists(base.resolve(named));
        } catch (InvalidPathException ignored) {
            return false;
        }
    }

    private Diagnostic unusable(String reason) {
        return Diagnostic.withoutLocation(
                        DiagnosticCode.INVALID_BASELINE,
                        "the baseline `" + named + "` " + reason + ", so what the change touches cannot be told")
                .help("name a later one, or validate it by itself to see what is wrong");
    }
}
