// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the Git of this machine. Git itself decides which repositories it trusts. It runs no other programs and makes no
 * network requests, regardless of the configuration of a repository.
 *
 * @param environment the environment variables, which locate Git and its user configuration
 * @param runner runs Git with a time and output limit
 */
public record Git(Map<String, String> environment, ProcessRunner runner) {
    private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(30), 64 * 1024 * 1024);

    /**
     * The environment variables passed to Git: paths of programs, home and configuration, and the caller of {@code
     * sudo}, whose repositories Git trusts. They exclude secrets and variables that select another repository ({@code
     * GIT_DIR}, {@code GIT_INDEX_FILE}, also set for hooks), override settings ({@code GIT_CONFIG_COUNT}), or specify
     * programs ({@code GIT_SSH_COMMAND}) or files to write ({@code GIT_TRACE}).
     */
    private static final Set<String> INHERITED = Set.of(
            "PATH",
            "HOME",
            "XDG_CONFIG_HOME",
            "GIT_CONFIG_GLOBAL",
            "GIT_CONFIG_SYSTEM",
            "GIT_CONFIG_NOSYSTEM",
            "SUDO_UID",
            "LD_LIBRARY_PATH",
            "TMPDIR",
            // Windows
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "PROGRAMDATA",
            "USERPROFILE",
            "HOMEDRIVE",
            "HOMEPATH",
            "TEMP",
            "TMP");

    private static final Map<String, String> SETTINGS = new TreeMap<>();

    static {
        // Do not fetch missing objects of a partial clone. Versions without this variable fail because of the next one.
        SETTINGS.put("GIT_NO_LAZY_FETCH", "1");
        SETTINGS.put("GIT_ALLOW_PROTOCOL", "none");
        SETTINGS.put("GIT_TERMINAL_PROMPT", "0");
        SETTINGS.put("GIT_OPTIONAL_LOCKS", "0");
        SETTINGS.put("LC_ALL", "C");
    }

    /** The advice of Git for a repository of another user. */
    private static final Pattern SAFE_DIRECTORY_ADVICE =
            Pattern.compile("^\\s*(git config --global --add safe\\.directory .+)$", Pattern.MULTILINE);

    private static final Pattern ERROR = Pattern.compile("^(fatal|error): ");
    private static final int MAX_ERROR_CHARS = 300;

    private static final List<String> OPTIONS = List.of(
            "--no-pager",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=" + (File.separatorChar == '\\' ? "NUL" : "/dev/null"),
            "-c",
            "core.askPass=",
            "-c",
            "credential.helper=");

    public Git {
        environment = Map.copyOf(environment);
    }

    /** The Git of the user of this process. */
    public static Git fromSystem() {
        return new Git(System.getenv(), RUNNER);
    }

    /** The repository whose work tree contains a directory, which need not exist yet. */
    public Optional<GitRepository> repositoryContaining(Path folder) {
        return WorkTrees.containing(folder).map(root -> new GitRepository(root, this));
    }

    /**
     * The files that Git does not ignore; files outside of repositories are not included.
     *
     * @param files real paths, which need not exist yet
     * @throws GitException if Git fails for a file in a repository
     */
    public Set<Path> notIgnored(Collection<Path> files) throws GitException {
        WorkTrees.WorkTreeSearch workTrees = new WorkTrees.WorkTreeSearch();
        Map<Path, List<Path>> byWorkTree = new LinkedHashMap<>();
        for (Path file : files) {
            Optional<Path> root = workTrees.containing(file.getParent());
            if (root.isPresent()) {
                byWorkTree
                        .computeIfAbsent(root.get(), none -> new ArrayList<>())
                        .add(file);
            }
        }
        Set<Path> notIgnored = new HashSet<>();
        for (Map.Entry<Path, List<Path>> entry : byWorkTree.entrySet()) {
            notIgnored.addAll(new GitRepository(entry.getKey(), this).notIgnored(entry.getValue()));
        }
        return notIgnored;
    }

    /**
     * Whether Git tracks a file; links are followed.
     *
     * @throws GitException if Git fails
     */
    public boolean tracks(Path file) throws GitException {
        Path real = WorkTrees.realPath(file);
        Optional<GitRepository> repository = repositoryContaining(real.resolveSibling(""));
        return repository.isPresent() && repository.get().tracks(real);
    }

    /** Runs Git in a directory; the exit code of the result is 0 or 1. */
    ProcessResult run(Path folder, String input, List<String> arguments) throws GitException {
        Path program = Executables.find(
                        "git", environment, entry -> !WorkTrees.realPath(entry).startsWith(folder))
                .orElseThrow(() -> new GitException(
                        "Git is not installed, or only within the repository itself",
                        "install Git, and add the absolute path of its directory to `PATH`"));
        List<String> command = new ArrayList<>(OPTIONS);
        command.addAll(arguments);
        ProcessResult result;
        try {
            result = runner.run(
                    new ProcessCommand(program, command, folder, variables(folder)),
                    input.getBytes(StandardCharsets.UTF_8));
        } catch (ProcessException e) {
            throw new GitException("Git " + e.problem(), statusHelp(folder));
        }
        Optional<String> error = result.errors()
                .lines()
                .filter(line -> ERROR.matcher(line).find())
                .findFirst();
        if (result.exitCode() > 1 || error.isPresent()) {
            throw failure(folder, result.errors(), error.orElse("exit code " + result.exitCode()));
        }
        return result;
    }

    private Map<String, String> variables(Path folder) {
        Map<String, String> variables = new HashMap<>(SETTINGS);
        environment.forEach((name, value) -> {
            if (INHERITED.contains(name.toUpperCase(Locale.ROOT))) {
                variables.put(name, value);
            }
        });
        // Do not search for a repository in parent directories.
        if (folder.getParent() != null) {
            variables.put("GIT_CEILING_DIRECTORIES", folder.getParent().toString());
        }
        return variables;
    }

    private static GitException failure(Path folder, String errors, String error) {
        Matcher advice = SAFE_DIRECTORY_ADVICE.matcher(errors);
        if (advice.find()) {
            return new GitException(
                    "Git does not trust the repository `" + folder + "`, which belongs to another user",
                    "if you trust it, run `" + printable(advice.group(1)) + "`");
        }
        if (errors.contains("promisor remote") || errors.contains("lazy fetching disabled")) {
            return new GitException(
                    "the partial clone lacks required objects, which are not fetched",
                    "clone without `--filter`, or run `git fetch --refetch --no-filter` first");
        }
        return new GitException("Git fails with `" + printable(error) + "`", statusHelp(folder));
    }

    private static String statusHelp(Path folder) {
        return "run `git status` in `" + folder + "` to see the error";
    }

    private static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}`]", "?");
        return line.substring(0, Math.min(line.length(), MAX_ERROR_CHARS));
    }
}
