// SPDX-License-Identifier: Apache-2.0
package io.registries.maven.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a pipeline's file says that a job runs.
 *
 * @param script its commands
 * @param environment the secrets that it is given, made up
 */
public record Job(String script, Map<String, String> environment) {
    private static final Pattern REPORT = Pattern.compile("target/registries-reports/registries\\.[a-z.]+");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\{ vars\\.([A-Z_]+) }}");
    private static final Pattern SECRET = Pattern.compile("\\$\\{\\{ secrets\\.([A-Z_]+) }}");

    /** The steps of the job that GitHub runs for an event. */
    public static Job ofGitHub(String workflow, String event) {
        List<Map<?, ?>> jobs = new ArrayList<>();
        for (Object job : map(yaml(workflow).get("jobs")).values()) {
            if (("github.event_name == '" + event + "'").equals(map(job).get("if"))) {
                jobs.add(map(job));
            }
        }
        if (jobs.size() != 1) {
            throw new AssertionError(jobs.size() + " jobs for " + event);
        }
        Map<String, String> environment = new HashMap<>(Map.of("GITHUB_ACTIONS", "true"));
        environment.putAll(constants(yaml(workflow).get("env")));
        environment.putAll(secrets(jobs.get(0).get("env")));
        StringBuilder script = new StringBuilder("result=0\n");
        for (Object step : (List<?>) jobs.get(0).get("steps")) {
            if (map(step).get("run") instanceof String run) {
                script.append("always()".equals(map(step).get("if")) ? "" : "[ $result -ne 0 ] || ")
                        .append(inShell(exports(map(step).get("env")) + run));
            }
        }
        return new Job(script.append("exit $result\n").toString(), environment);
    }

    /** The secrets among the variables of a job or a step. */
    private static Map<String, String> secrets(@Nullable Object variables) {
        Map<String, String> secrets = new HashMap<>();
        if (variables instanceof Map<?, ?> all) {
            all.forEach((name, value) -> {
                if (VARIABLE.matcher(value.toString()).matches()) {
                    return;
                }
                Matcher secret = SECRET.matcher(value.toString());
                if (!secret.matches()) {
                    throw new AssertionError(name + " is not a secret");
                }
                secrets.put(name.toString(), madeUp(secret.group(1)));
            });
        }
        return secrets;
    }

    private static String exports(@Nullable Object variables) {
        return secrets(variables).entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + variable.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** The script of a job of GitLab, which has these variables of the project. */
    public static Job ofGitLab(String pipeline, String name, String... variables) {
        Map<?, ?> all = yaml(pipeline);
        Map<Object, Object> job = new HashMap<>();
        if (map(all.get(name)).get("extends") instanceof String parent) {
            job.putAll(map(all.get(parent)));
        }
        job.putAll(map(all.get(name)));
        StringBuilder script = new StringBuilder("result=0\n");
        if (job.get("variables") instanceof Map<?, ?> values) {
            values.forEach((variable, value) -> script.append("export ")
                    .append(variable)
                    .append("=\"")
                    .append(value)
                    .append("\"\n"));
        }
        script.append(inShell(lines(job.get("before_script")) + lines(job.get("script"))));
        if (job.containsKey("after_script")) {
            script.append(inShell(lines(job.get("after_script"))));
        }
        Job made = withSecrets(script.append("exit $result\n").toString(), List.of(variables));
        made.environment().putAll(constants(all.get("variables")));
        return made;
    }

    /** The variables of all jobs, which depend on nothing. */
    private static Map<String, String> constants(Object variables) {
        Map<String, String> constants = new HashMap<>();
        map(variables).forEach((name, value) -> {
            if (value.toString().contains("$")) {
                throw new AssertionError(name + " is not a constant");
            }
            constants.put(name.toString(), value.toString());
        });
        return constants;
    }

    /** Runs commands in a shell of their own, and keeps the code of the last one that fails. */
    private static String inShell(String commands) {
        return "bash -eo pipefail -c '" + commands.replace("'", "'\\''") + "' || result=$?\n";
    }

    private static String lines(@Nullable Object script) {
        return script instanceof List<?> lines
                ? lines.stream().map(line -> line + "\n").collect(Collectors.joining())
                : "";
    }

    /** Commands with made-up secrets. */
    public static Job withSecrets(String script, List<String> names) {
        Map<String, String> environment = new HashMap<>();
        names.forEach(name -> environment.put(name, madeUp(name)));
        return new Job(script, environment);
    }

    /** This job with a variable that is not secret. */
    public Job with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Job(script, changed);
    }

    /** The reports that are named in a text and are not there. */
    public static List<String> missingReports(String text, Path checkout) {
        List<String> named =
                REPORT.matcher(text).results().map(match -> match.group()).toList();
        if (named.isEmpty()) {
            throw new AssertionError("no report is named");
        }
        return named.stream()
                .filter(report -> !Files.exists(checkout.resolve(report)))
                .toList();
    }

    private static String madeUp(String name) {
        return "canary-" + name + "-of-no-less-than-32-bytes";
    }

    private static Map<?, ?> yaml(String text) {
        return map(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError("not a map: " + value);
    }
}
