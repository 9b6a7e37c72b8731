// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.process.Git;
import io.registries.compiler.internal.process.GitException;
import io.registries.compiler.internal.process.GitRepository;
import io.registries.compiler.internal.process.WorkTrees;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads the files of a configuration from a git commit, without changing the work tree. */
public final class GitSourceReader {
    private final Path base;
    private final InputRoots roots;
    private final String source;
    private final String revision;
    private final OptionNames options;
    private final Git git;
    private final List<String> links = new ArrayList<>();

    /** The first failure to read a file that a source refers to. */
    private final AtomicReference<@Nullable GitException> problem = new AtomicReference<>();

    /**
     * @param base the folder that sources are relative to
     * @param roots names files, and reads those outside the repository, which no commit contains
     * @param source a file, a folder or a pattern
     * @param revision a commit, branch, tag or other git revision
     * @param options the names of options in messages
     */
    public GitSourceReader(Path base, InputRoots roots, String source, String revision, OptionNames options) {
        this.base = base;
        this.roots = roots;
        this.source = source;
        this.revision = revision;
        this.options = options;
        this.git = Git.fromSystem();
    }

    /** Whether the revision exists, or Git cannot tell. */
    public boolean exists() {
        try {
            Optional<GitRepository> repository = git.repositoryContaining(base);
            return repository.isPresent() && repository.get().commit(revision).isPresent();
        } catch (GitException ignored) {
            return true;
        }
    }

    /** The source files in the revision; empty if the source did not exist yet. */
    public Result<List<SourceFile>> read() {
        Optional<GitRepository> repository = git.repositoryContaining(base);
        if (repository.isEmpty()) {
            return Result.failure(unknown("the base folder is not in a git repository"));
        }
        try {
            Optional<String> commit = repository.get().commit(revision);
            return commit.isPresent()
                    ? read(repository.get(), commit.get())
                    : Result.failure(unknown("the revision does not exist"));
        } catch (GitException e) {
            return Result.failure(unreadable(e));
        }
    }

    /** The failure to read a referenced file that exists in the commit. Call this after the files were read. */
    public Optional<Diagnostic> problem() {
        return Optional.ofNullable(problem.get()).map(this::unreadable);
    }

    /** The symbolic links in the paths of sources, which are not followed. */
    public List<String> links() {
        return List.copyOf(links);
    }

    private Result<List<SourceFile>> read(GitRepository repository, String commit) throws GitException {
        Path realBase = WorkTrees.realPath(base);
        SourcePattern pattern = SourcePattern.parse(base, source);
        Path start = toWorkTree(realBase, pattern.start());
        for (Path link : repository.links(commit, start)) {
            if (start.startsWith(link) || pattern.matches(toBase(realBase, link))) {
                links.add(roots.nameOf(toBase(realBase, link)));
            }
        }
        SourceFile.Reader reader = (file, maxBytes) -> {
            Path inTree = toWorkTree(realBase, file);
            return repository.contains(inTree) ? content(repository, commit, inTree) : roots.read(file, maxBytes);
        };
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        List<SourceFile> sources = new ArrayList<>();
        for (GitRepository.Blob blob : repository.blobs(commit, start)) {
            Path file = toBase(realBase, blob.file());
            if (file.startsWith(pattern.start()) && !isHidden(pattern.start(), file) && pattern.matches(file)) {
                diagnostics
                        .collect(SourceText.decode(repository.content(blob), file, roots.nameOf(file), reader))
                        .ifPresent(sources::add);
            }
        }
        return diagnostics.result(() -> List.copyOf(sources));
    }

    // Links of the work tree are not resolved, because the commit may not have them.
    private Path toWorkTree(Path realBase, Path file) {
        return Objects.equals(file.getRoot(), base.getRoot())
                ? realBase.resolve(base.relativize(file)).normalize()
                : file;
    }

    private Path toBase(Path realBase, Path file) {
        return file.startsWith(realBase) ? base.resolve(realBase.relativize(file)) : file;
    }

    private byte[] content(GitRepository repository, String commit, Path file) throws IOException {
        try {
            Optional<GitRepository.Blob> blob = repository.blobs(commit, file).stream()
                    .filter(found -> found.file().equals(file))
                    .findFirst();
            if (blob.isEmpty()) {
                throw new NoSuchFileException(file.toString());
            }
            return repository.content(blob.get());
        } catch (GitException e) {
            problem.compareAndSet(null, e);
            throw e;
        }
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

    private Diagnostic unknown(String reason) {
        return diagnostic(reason)
                .help("set a revision such as `rev:origin/main`, and fetch it first in a shallow clone, or set a file");
    }

    private Diagnostic unreadable(GitException e) {
        return diagnostic(e.problem()).help(e.help());
    }

    private Diagnostic diagnostic(String reason) {
        return Diagnostic.withoutLocation(
                DiagnosticCode.UNKNOWN_BASELINE,
                "`" + revision + "` in " + options.name(Option.BASELINE) + " cannot be read: " + reason);
    }
}
