// SPDX-License-Identifier: Apache-2.0
package io.registries.maven.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A git repository made from the sample of pipelines, and the clones that its jobs run in. Their {@code mvn} is the Maven
 * that runs the integration test, with the settings that the job names: nothing is sent beyond this machine.
 */
public final class Repository {
    private static final String IDENTITY = "-c user.name=one -c user.email=one@example.org";

    /** The variable of a job whose own local repository is used. */
    public static final String OWN_REPOSITORY = "OWN_REPOSITORY";

    /**
     * Says so if Maven is called with another local repository. That one is empty and takes long to fill, so it is used only if
     * the job has the variable. Goals refuse to contact Devtron offline: that of the test is on this machine.
     */
    private static final String WRAPPER = """
            #!/bin/sh
            offline=-o
            repository='%s'
            for argument; do
              shift
              case $argument in -Dregistries.devtron.url=http://127.0.0.1:*) offline= ;; esac
              case $argument in
                -Dmaven.repo.local=*)
                  echo "local repository: ${argument#*=}"
                  if [ -n "${%s:-}" ]; then offline=; repository=${argument#*=}; fi ;;
                *) set -- "$@" "$argument" ;;
              esac
            done
            exec '%s/bin/mvn' $offline -gs '%s' "-Dmaven.repo.local=$repository" "$@"
            """;

    private final Path folder;
    private final Path origin;
    private @Nullable Path temporary;
    private int clones;

    /**
     * @param basedir that of the integration test, with the sample in it
     * @param name of this repository
     * @param plugin where the plugin is
     */
    public Repository(Path basedir, String name, PluginRepository plugin) throws IOException {
        folder = Files.createDirectories(basedir.resolve("repositories").resolve(name));
        origin = folder.resolve("origin");
        addProgram(
                "mvn",
                WRAPPER.formatted(plugin.ownRepository(), OWN_REPOSITORY, mavenHome(basedir), plugin.globalSettings()));
        Sample.copy("pipelines", origin.toFile());
        succeed(origin, "git init -q -b main; git add .; git " + IDENTITY + " commit -qm first");
        // what a host's bare repository does
        succeed(origin, "git config receive.denyCurrentBranch updateInstead");
    }

    /** Adds a program that the jobs find before those of this machine. */
    public void addProgram(String name, String script) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static String mavenHome(Path basedir) throws IOException {
        return Files.readString(basedir.resolve("build.log"))
                .lines()
                .filter(line -> line.startsWith("Maven home: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the log does not tell Maven's home"))
                .substring("Maven home: ".length());
    }

    /** A fresh clone, as each job of a pipeline has. */
    public Path checkout() throws IOException {
        Path clone = folder.resolve("clone-" + clones++);
        succeed(folder, "git clone -q origin " + clone.getFileName());
        return clone;
    }

    /** A fresh clone whose branch differs from main. */
    public Path changed(String file, String from, String to) throws IOException {
        Path clone = checkout();
        String text = Files.readString(clone.resolve(file));
        if (!text.contains(from)) {
            throw new AssertionError(file + " does not contain " + from);
        }
        succeed(clone, "git checkout -q -b change");
        Files.writeString(clone.resolve(file), text.replace(from, to));
        succeed(clone, "git " + IDENTITY + " commit -qam change");
        return clone;
    }

    /** What git says of the repository that is pushed to. */
    public String git(String arguments) throws IOException {
        return succeed(origin, "git " + arguments);
    }

    private String succeed(Path where, String script) throws IOException {
        Run run = run(where, new Job(script, Map.of()));
        if (run.code() != 0) {
            throw new AssertionError(script + ": " + run.output());
        }
        return run.output();
    }

    /**
     * What came of a script.
     *
     * @param code zero where it went well
     * @param output what it printed, errors included
     */
    public record Run(int code, String output) {}

    /** The folder for files outside a clone and every other git work tree, which GitHub and GitLab have for each job. */
    public Path temporary(Path clone) throws IOException {
        if (temporary == null) {
            temporary = Files.createTempDirectory("pipelines");
        }
        return Files.createDirectories(temporary.resolve(clone.getFileName().toString()));
    }

    /** Deletes the files outside the clones. */
    public void deleteTemporary() throws IOException {
        if (temporary != null) {
            succeed(origin, "rm -rf '" + temporary + "'");
        }
    }

    /** Commits another file in a clone. */
    public void add(Path clone, String file, String text) throws IOException {
        Path added = clone.resolve(file);
        Files.createDirectories(added.getParent());
        Files.writeString(added, text);
        succeed(clone, "git add --all; git " + IDENTITY + " commit -qm added");
    }

    /** Runs a job as hosts do: by a shell that stops at the first command that fails. */
    public Run run(Path where, Job job) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", job.script())
                .directory(where.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith("GIT_"));
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"); // many short runs
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("GITHUB_WORKSPACE", where.toString());
        environment.put("RUNNER_TEMP", temporary(where).toString());
        environment.put("CI_PROJECT_DIR", where.toString());
        environment.put("CI_BUILDS_DIR", temporary(where).toString());
        environment.put("CI_JOB_ID", "1");
        environment.put("GITHUB_STEP_SUMMARY", where.resolve("summary.md").toString());
        environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
        environment.put("CHANGE_TARGET", "main");
        environment.put("BRANCH_NAME", "change");
        environment.put("CI_COMMIT_BRANCH", "main");
        environment.putAll(new HashMap<>(job.environment()));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Run(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
