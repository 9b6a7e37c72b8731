// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.registries.compiler.testing.HostileRepository;
import io.registries.compiler.testing.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Git failures are reported, and Git runs no other program, whatever the work tree contains. */
@Timeout(100)
class GitTest {
    private static final Path REAL_GIT =
            Executables.find("git", System.getenv()).orElseThrow();
    private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(50), 1024 * 1024);

    @TempDir
    private Path temporary;

    /** The operations of Git. */
    private enum Question {
        IGNORES {
            @Override
            Object ask(Git git, Path workTree) throws GitException {
                return git.notIgnored(List.of(workTree.resolve("target/secret")));
            }
        },
        TRACKS {
            @Override
            Object ask(Git git, Path workTree) throws GitException {
                return git.tracks(workTree.resolve("b/y"));
            }
        },
        READS_A_COMMIT {
            @Override
            Object ask(Git git, Path workTree) throws GitException {
                GitRepository repository = git.repositoryContaining(workTree).orElseThrow();
                return repository.blobs(repository.commit("HEAD").orElseThrow(), workTree);
            }
        };

        abstract Object ask(Git git, Path workTree) throws GitException;
    }

    @ParameterizedTest
    @EnumSource
    void runsNoCommandConfiguredInARepository(Question question) throws IOException {
        HostileRepository hostile = HostileRepository.in(folder());
        assertThat(refusal(() -> question.ask(git(Map.of()), hostile.workTree())))
                .satisfies(refusal -> assertThat(refusal.problem())
                        .isEqualTo("the partial clone lacks required objects, which are not fetched"));
        assertThat(hostile.canary()).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void startsNoTransferInAPartialClone(Question question) throws IOException {
        HostileRepository hostile = HostileRepository.in(folder());
        Path trace = folder().resolve("trace");
        String traced = program("bin", "git", "GIT_TRACE='" + trace + "' exec " + REAL_GIT + " \"$@\"");
        assertThat(refusal(() -> question.ask(git(Map.of("PATH", traced)), hostile.workTree())))
                .isNotNull();
        assertThat(trace)
                .content()
                .contains("trace: built-in: git")
                // The variable of the program that git transfers objects with, over any protocol.
                .doesNotContain("GIT_PROTOCOL", "git-remote-", hostile.canary().toString());
    }

    @Test
    void runsNoCommandToFindACommit() throws IOException {
        HostileRepository hostile = HostileRepository.in(folder());
        GitRepository repository =
                git(Map.of()).repositoryContaining(hostile.workTree()).orElseThrow();
        assertThat(repository.commit("0123456789012345678901234567890123456789"))
                .isEmpty();
        assertThat(hostile.canary()).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void quotesTheAdviceOfGitForARepositoryOfAnotherUser(Question question) throws IOException {
        Path repository = repository("job with space");
        Files.writeString(repository.resolve("b"), "");
        Path home = Files.createDirectory(folder().resolve("home"));
        String foreign = program("bin", "git", "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec " + REAL_GIT + " \"$@\"");
        Git git = git(Map.of("PATH", foreign, "HOME", home.toString()));

        GitException refusal = refusal(() -> question.ask(git, repository));
        assertThat(refusal.problem())
                .isEqualTo("Git does not trust the repository `" + repository + "`, which belongs to another user");
        String advice = "git config --global --add safe.directory '" + repository + "'";
        assertThat(refusal.help()).contains(advice);

        Program.Run run =
                Program.named("sh").with(Map.of("HOME", home.toString())).run(folder(), "-c", advice);
        assertThat(run.code()).isZero();
        assertThat(question.ask(git, repository)).isNotNull();
    }

    @Test
    void ignoresGitVariablesOfTheCaller() throws IOException {
        Path repository = repository("job");
        Path other = repository("other");
        Files.writeString(other.resolve(".gitignore"), "*\n");
        Path ignoreAll = Files.writeString(folder().resolve("ignore-all"), "*\n");
        Git git = git(Map.of(
                "GIT_DIR", other.resolve(".git").toString(),
                "GIT_WORK_TREE", other.toString(),
                "GIT_INDEX_FILE", folder().resolve("index").toString(),
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "core.excludesFile",
                "GIT_CONFIG_VALUE_0", ignoreAll.toString(),
                "GIT_CONFIG_PARAMETERS", "'core.excludesFile'='" + ignoreAll + "'",
                "GIT_TRACE", folder().resolve("trace").toString()));
        Path tracked = repository.resolve("a");
        assertThat(git.notIgnored(List.of(tracked))).containsExactly(tracked);
        assertThat(git.tracks(tracked)).isTrue();
        assertThat(folder().resolve("trace")).doesNotExist();
    }

    @Test
    void doesNotRunAGitFromTheWorkTree() throws IOException {
        Path repository = repository("job");
        Path canary = folder().resolve("canary");
        String inside = program("job/node_modules/.bin", "git", "touch '" + canary + "'");
        Path tracked = repository.resolve("a");
        Git both = git(Map.of("PATH", inside + File.pathSeparator + REAL_GIT.getParent()));
        assertThat(both.tracks(tracked)).isTrue();
        assertThat(refusal(() -> git(Map.of("PATH", inside)).tracks(tracked)).problem())
                .isEqualTo("Git is not installed, or only within the repository itself");
        assertThat(canary).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sleep 120", "echo a; exec >&-; sleep 120", "exit 3", "kill -9 $$", "yes", "echo 'error: x' >&2"
            })
    void reportsAFailureOfGit(String script) throws IOException {
        Path repository = repository("job");
        Map<String, String> environment = Map.of("PATH", program("bin", "git", script));
        for (Question question : Question.values()) {
            Git git = new Git(
                    with(environment),
                    new ProcessRunner(script.contains("sleep") ? Duration.ofMillis(50) : Duration.ofSeconds(50), 1024));
            assertThat(refusal(() -> question.ask(git, repository))).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo broken > .git/HEAD",
                "rm .git/HEAD; mkdir .git/HEAD",
                "echo broken > .git/config",
                "echo broken > .git/index",
                "rm -r .git; echo 'gitdir: /missing' > .git",
                "rm -r .git; ln -s /missing .git"
            })
    void reportsABrokenRepository(String damage) throws IOException {
        // The enclosing repository ignores everything.
        Files.writeString(repository("around").resolve(".gitignore"), "*\n");
        Path repository = repository("around/job");
        assertThat(Program.named("sh").run(repository, "-c", damage).code()).isZero();
        for (Question question : Question.values()) {
            // A commit is read without the index.
            if (question != Question.READS_A_COMMIT || !damage.contains("index")) {
                assertThat(refusal(() -> question.ask(git(Map.of()), repository)))
                        .isNotNull();
            }
        }
    }

    @Test
    void usesTheInnermostRepositoryOfEachFile() throws IOException {
        Path outer = repository("job");
        Files.writeString(outer.resolve(".gitignore"), "/out/\n");
        Path inner = repository("job/out/production");
        Path outside = folder().resolve("elsewhere/file");
        Path ignored = outer.resolve("out/staging/file");
        Path nested = inner.resolve("deep/file");
        assertThat(git(Map.of()).notIgnored(List.of(outside, ignored, nested))).isEqualTo(Set.of(nested));
    }

    @Test
    void emptyGitDirectoryIsNotARepository() throws IOException {
        Path outer = repository("job");
        Files.createDirectories(outer.resolve("config/.git"));
        assertThat(WorkTrees.containing(outer.resolve("config/new"))).contains(outer);
    }

    @Test
    void respectsNegatedIgnorePatterns() throws IOException {
        Path repository = repository("job");
        Files.writeString(repository.resolve(".gitignore"), "*.txt\n!kept.txt\n\\!odd\n");
        Path kept = repository.resolve("kept.txt");
        assertThat(git(Map.of()).notIgnored(List.of(kept, repository.resolve("other.txt"), repository.resolve("!odd"))))
                .containsExactly(kept);
    }

    @Test
    void followsALinkToTheFile() throws IOException {
        Path repository = repository("job");
        Path link = Files.createSymbolicLink(folder().resolve("link"), repository.resolve("a"));
        Path untracked = Files.writeString(repository.resolve("a*"), "not tracked, though `a` is by this pattern");
        assertThat(git(Map.of()).tracks(link)).isTrue();
        assertThat(git(Map.of()).tracks(untracked)).isFalse();
    }

    private static GitException refusal(ThrowingCallable question) {
        return catchThrowableOfType(GitException.class, question);
    }

    private static Git git(Map<String, String> variables) {
        return new Git(with(variables), RUNNER);
    }

    private static Map<String, String> with(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(variables);
        return environment;
    }

    /** A repository with a commit that has the file {@code a}. */
    private Path repository(String name) throws IOException {
        Path repository = Files.createDirectories(folder().resolve(name));
        Files.writeString(repository.resolve("a"), "");
        assertThat(Program.named("sh")
                        .run(
                                repository,
                                "-c",
                                "git init -q && git add -f a && git -c user.name=one"
                                        + " -c user.email=one@example.org commit -qm first")
                        .code())
                .isZero();
        return repository;
    }

    /** A directory with a program. */
    private String program(String name, String program, String script) throws IOException {
        Path folder = Files.createDirectories(folder().resolve(name));
        Path file = Files.writeString(folder.resolve(program), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return folder.toString();
    }

    private Path folder() throws IOException {
        return temporary.toRealPath();
    }
}
