// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;

/**
 * Runs a goal in several modules, each with its own parameters. A module that fails does not keep the others from
 * running.
 *
 * @param plugins runs a goal
 * @param threads the number of modules that run at the same time
 * @param console names the modules
 */
record ReactorRun(BuildPluginManager plugins, int threads, Console console) {

    /**
     * A module in which the goal failed.
     *
     * @param module its name
     * @param problem why
     */
    private record Failure(String module, Exception problem) {
        String text() {
            return "`" + module + "`: " + String.valueOf(problem.getMessage()).replaceFirst("^registries: ", "");
        }
    }

    /**
     * Runs the goal in all modules.
     *
     * @throws MojoFailureException if the goal failed in a module
     * @throws MojoExecutionException if it could not be run in a module, or modules write to the same directory
     */
    void run(List<ReactorModule> modules) throws MojoExecutionException, MojoFailureException {
        requireOwnDirectories(modules);
        List<Failure> failures = runAll(modules);
        if (failures.isEmpty()) {
            return;
        }
        String message = "registries: " + failures.size() + " of " + modules.size() + " modules failed: "
                + failures.stream().map(Failure::text).collect(Collectors.joining("; "));
        for (Failure failure : failures) {
            if (!(failure.problem() instanceof MojoFailureException)) {
                throw new MojoExecutionException(message, failure.problem());
            }
        }
        throw new MojoFailureException(message);
    }

    // A module would remove the files of another one, which it does not make.
    private static void requireOwnDirectories(List<ReactorModule> modules) throws MojoExecutionException {
        Map<Path, ReactorModule> owners = new HashMap<>();
        for (ReactorModule module : modules) {
            for (Path directory : module.outputDirectories()) {
                ReactorModule owner = owners.putIfAbsent(directory, module);
                if (owner != null) {
                    throw new MojoExecutionException("modules `" + owner.name() + "` and `" + module.name()
                            + "` write to the same directory `" + module.nameOf(directory)
                            + "`: set a relative directory, which each module has for itself");
                }
            }
        }
    }

    private List<Failure> runAll(List<ReactorModule> modules) throws MojoExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, modules.size())));
        try {
            List<Future<Optional<Failure>>> runs = new ArrayList<>();
            for (ReactorModule module : modules) {
                runs.add(executor.submit(() -> run(module)));
            }
            List<Failure> failures = new ArrayList<>();
            for (Future<Optional<Failure>> run : runs) {
                run.get().ifPresent(failures::add);
            }
            return failures;
        } catch (ExecutionException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }

    private Optional<Failure> run(ReactorModule module) {
        console.info("module `" + module.name() + "`");
        try {
            plugins.executeMojo(module.session(), module.execution());
            return Optional.empty();
        } catch (MojoFailureException
                | MojoExecutionException
                | PluginConfigurationException
                | PluginManagerException e) {
            return Optional.of(new Failure(module.name(), e));
        }
    }
}
