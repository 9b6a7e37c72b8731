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
 * The git of this machine. It decides itself whose repositories it trusts. It runs no other program and contacts nobody,
 * whatever the configuration of a repository says.
 *
 * @param environment variables of the user: where git is found, and where the user's configuration of git is
 * @param runner within its limits git must answer
 */
public record Git(Map<String, String> environment, ProcessRunner runner) {
    private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(30), 64 * 1024 * 1024);

    /**
     * What git gets of the user's variables: where programs, the user's folder and configuration are, and who called
     * {@code sudo}, whose repositories git trusts. No secret is among them, and nothing that leads git to another
     * repository ({@code GIT_DIR}, {@code GIT_INDEX_FILE}, which hooks are given too), changes single settings
     * ({@code GIT_CONFIG_COUNT}), names programs ({@code GIT_SSH_COMMAND}) or files to write ({@code GIT_TRACE}).
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
            // of Windows
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
        // Objects that a partial clone lacks are not fetched. A git that does not know this variable fails by the next.
        SETTINGS.put("GIT_NO_LAZY_FETCH", "1");
        SETTINGS.put("GIT_ALLOW_PROTOCOL", "none");
        SETTINGS.put("GIT_TERMINAL_PROMPT", "0");
        SETTINGS.put("GIT_OPTIONAL_LOCKS", "0");
        SETTINGS.put("LC_ALL", "C");
    }

    /** Git's own advice on a repository of somebody else. */
    private static final Pattern ADVICE =
            Pattern.compile("^\\s*(git config --global --add safe\\.directory .+)$", Pattern.MULTILINE);

    private static final Pattern ERROR = Pattern.compile("^(fatal|error): ");
    private static final int MAX_ERROR = 300;

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

    /** The git that the user of this process would run. */
    public static Git ofThisMachine() {
        return new Git(System.getenv(), RUNNER);
    }

    /** The repository whose work tree a folder is in, which need not exist yet. */
    public Optional<GitRepository> repositoryAround(Path folder) {
        return WorkTrees.around(folder).map(root -> new GitRepository(root, this));
    }

    /**
     * Those of some files that git tracks, or would add; none that is outside of all repositories.
     *
     * @param files by paths without links; they need not exist yet
     * @throws GitException if git does not answer for all that are in a repository
     */
    public Set<Path> notIgnored(Collection<Path> files) throws GitException {
        Map<Path, WorkTrees.FolderState> known = new HashMap<>();
        Map<Path, List<Path>> byWorkTree = new LinkedHashMap<>();
        for (Path file : files) {
            WorkTrees.around(file.getParent(), known)
                    .ifPresent(root -> byWorkTree
                            .computeIfAbsent(root, none -> new ArrayList<>())
                            .add(file));
        }
        Set<Path> notIgnored = new HashSet<>();
        for (Map.Entry<Path, List<Path>> entry : byWorkTree.entrySet()) {
            notIgnored.addAll(new GitRepository(entry.getKey(), this).notIgnored(entry.getValue()));
        }
        return notIgnored;
    }

    /**
     * Whether git tracks a file. Where the file is a link, that is asked of what it leads to.
     *
     * @throws GitException if git does not answer
     */
    public boolean tracks(Path file) throws GitException {
        Path real = WorkTrees.realPath(file);
        Optional<GitRepository> repository = repositoryAround(real.resolveSibling(""));
        return repository.isPresent() && repository.get().tracks(real);
    }

    /** Runs git in a folder; its exit code is 0 or 1. */
    ProcessResult run(Path folder, String input, List<String> arguments) throws GitException {
        Path program = Executables.find(
                        "git", environment, entry -> !WorkTrees.realPath(entry).startsWith(folder))
                .orElseThrow(() -> new GitException(
                        "git is not installed, or only within the repository itself",
                        "install git, and add its folder to `PATH` by an absolute path"));
        List<String> words = new ArrayList<>(OPTIONS);
        words.addAll(arguments);
        ProcessResult result;
        try {
            result = runner.run(
                    new ProcessCommand(program, words, folder, variables(folder)),
                    input.getBytes(StandardCharsets.UTF_8));
        } catch (ProcessException e) {
            throw new GitException("git " + e.problem(), seeWhy(folder));
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
        // The repository is this folder's, or there is none.
        if (folder.getParent() != null) {
            variables.put("GIT_CEILING_DIRECTORIES", folder.getParent().toString());
        }
        return variables;
    }

    private static GitException failure(Path folder, String errors, String error) {
        Matcher advice = ADVICE.matcher(errors);
        if (advice.find()) {
            return new GitException(
                    "git does not trust the repository `" + folder + "`, which belongs to another user",
                    "if you trust it, run `" + printable(advice.group(1)) + "`");
        }
        if (errors.contains("promisor remote") || errors.contains("lazy fetching disabled")) {
            return new GitException(
                    "git has no local copy of what is asked for: this is a partial clone, and nothing is fetched",
                    "clone without `--filter`, or run `git fetch --refetch --no-filter` first");
        }
        return new GitException("git fails with `" + printable(error) + "`", seeWhy(folder));
    }

    private static String seeWhy(Path folder) {
        return "run `git status` in `" + folder + "` to see why";
    }

    private static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}`]", "?");
        return line.substring(0, Math.min(line.length(), MAX_ERROR));
    }
}
