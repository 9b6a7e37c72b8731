// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.syntax;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.git.GitRepository;
import io.registries.compiler.input.PathNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a configuration as they were in a commit; the work tree is not touched. */
public final class SourceRevision {
    private SourceRevision() {}

    /**
     * The texts of all files that a source named in a revision; none where it named none yet.
     *
     * @param base the folder that relative sources and the names in findings start from
     * @param source a file, a folder or a pattern
     * @param revision a commit, branch or tag, or what else git takes for one
     * @param options how messages name options
     */
    public static Result<List<Source>> read(Path base, String source, String revision, OptionNames options) {
        Optional<GitRepository> repository = GitRepository.around(base);
        if (repository.isEmpty()) {
            return Result.failure(unknown(options, revision, "there is no git repository here"));
        }
        try {
            Optional<String> commit = repository.get().commit(revision);
            return commit.isPresent()
                    ? read(repository.get(), commit.get(), base, source)
                    : Result.failure(unknown(options, revision, "git knows no such revision"));
        } catch (IOException problem) {
            return Result.failure(unknown(options, revision, "git cannot be asked"));
        }
    }

    private static Result<List<Source>> read(GitRepository repository, String commit, Path base, String source)
            throws IOException {
        Path realBase = GitRepository.real(base);
        SourcePattern pattern = SourcePattern.of(base, source);
        Source.Reader reader = (file, maxBytes) -> repository.content(commit, file);
        Findings findings = new Findings();
        List<Source> sources = new ArrayList<>();
        for (Path real : repository.files(commit)) {
            Path file = real.startsWith(realBase) ? base.resolve(realBase.relativize(real)) : real;
            if (file.startsWith(pattern.start()) && !isHidden(pattern.start(), file) && pattern.matches(file)) {
                findings.take(SourceText.decode(
                                repository.content(commit, file), file, PathNames.nameOf(base, file), reader))
                        .ifPresent(sources::add);
            }
        }
        return findings.result(() -> List.copyOf(sources));
    }

    private static boolean isHidden(Path start, Path file) {
        Path folders = start.relativize(file).getParent();
        if (folders == null) {
            return false;
        }
        for (Path folder : folders) {
            if (folder.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static Diagnostic unknown(OptionNames options, String revision, String problem) {
        return Diagnostic.placeless(
                        Code.UNKNOWN_BASELINE, options.name(Option.BASELINE) + " names `" + revision + "`: " + problem)
                .hint("name a file, or a revision such as `origin/main`; a shallow clone may have to fetch it");
    }
}
