// SPDX-License-Identifier: Apache-2.0
package io.registries.maven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jars that Maven gives the plugin, as a run with {@code -X} tells them: those of the page that has a reason for each,
 * and those of the bill of materials, each under a licence that is allowed.
 */
public final class Dependencies {
    private static final Pattern INCLUDED = Pattern.compile("Included: +([^:\\s]+):([^:\\s]+):jar:(\\S+)");
    private static final Pattern REASON = Pattern.compile("(?m)^\\| `([^`]+)` \\|.*\\| ([^|]+) \\|$");
    private static final Pattern PLACE_OF_THE_SIZE = Pattern.compile("\\*\\*[0-9]+ jars, [0-9.]+ MB\\*\\*");
    private static final Set<String> LICENCES = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause");
    private static final String OURS = "io.registries";
    private static final String UNEXPLAINED = "?";
    private static final Path MODULE = Sample.classes().resolve("../..").normalize();
    private static final Path PAGE = MODULE.resolve("DEPENDENCIES.md");
    private static final Path README = MODULE.resolve("../README.md").normalize();

    private Dependencies() {}

    private record Jar(String group, String name, String version, long bytes) {
        String id() {
            return group + ":" + name;
        }
    }

    /**
     * Holds the pages to what was run.
     *
     * @param log of a run with {@code -X}
     * @param localRepository that it took the jars from
     */
    public static void verify(File log, File localRepository) throws IOException {
        List<Jar> jars = jars(Files.readString(log.toPath()), localRepository.toPath());
        Map<String, String> licences = licences();
        Set<String> given = jars.stream().map(Jar::id).collect(Collectors.toSet());
        if (!given.equals(licences.keySet())) {
            throw new AssertionError("the bill of materials says " + licences.keySet() + ", and Maven gives " + given);
        }
        licences.forEach((jar, licence) -> {
            if (!LICENCES.contains(licence)) {
                throw new AssertionError(jar + " is under `" + licence + "`; allowed are " + LICENCES);
            }
        });
        String before = Files.readString(PAGE);
        String page = page(before, jars, licences);
        hold(PAGE, before, page);
        if (page.contains(" | " + UNEXPLAINED + " |")) {
            throw new AssertionError(PAGE + ": a jar has no reason to be there");
        }
        String readme = Files.readString(README);
        if (!PLACE_OF_THE_SIZE.matcher(readme).find()) {
            throw new AssertionError("the README does not say what a first run downloads");
        }
        hold(README, readme, PLACE_OF_THE_SIZE.matcher(readme).replaceFirst(size(jars)));
    }

    private static void hold(Path file, String is, String mustBe) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, mustBe);
        } else if (!is.equals(mustBe)) {
            throw new AssertionError(file + " is not what Maven downloads; -Dgolden.update=true writes\n" + mustBe);
        }
    }

    private static String size(List<Jar> jars) {
        long bytes = jars.stream().mapToLong(Jar::bytes).sum();
        return String.format(Locale.ROOT, "**%d jars, %.1f MB**", jars.size(), bytes / 1e6);
    }

    private static String page(String before, List<Jar> jars, Map<String, String> licences) {
        Map<String, String> reasons = new TreeMap<>();
        REASON.matcher(before).results().forEach(row -> reasons.put(row.group(1), row.group(2)));
        int table = before.indexOf("\n| ");
        return PLACE_OF_THE_SIZE
                        .matcher(before.substring(0, table < 0 ? before.length() : table))
                        .replaceFirst(size(jars))
                + "\n| jar | version | kB | licence | why |\n|---|---|---:|---|---|\n"
                + jars.stream()
                        .map(jar -> String.format(
                                Locale.ROOT,
                                "| `%s` | %s | %d | %s | %s |\n",
                                jar.id(),
                                jar.version(),
                                Math.round(jar.bytes() / 1e3),
                                licences.get(jar.id()),
                                reasons.getOrDefault(jar.id(), UNEXPLAINED)))
                        .collect(Collectors.joining());
    }

    // The largest first.
    private static List<Jar> jars(String log, Path localRepository) throws IOException {
        List<Jar> jars = new ArrayList<>();
        for (MatchResult found : INCLUDED.matcher(log).results().toList()) {
            String group = found.group(1);
            String name = found.group(2);
            String version = found.group(3);
            if (!group.equals(OURS)) {
                Path jar = localRepository
                        .resolve(group.replace('.', '/'))
                        .resolve(name)
                        .resolve(version)
                        .resolve(name + "-" + version + ".jar");
                jars.add(new Jar(group, name, version, Files.size(jar)));
            }
        }
        jars.sort(Comparator.comparingLong(Jar::bytes).reversed().thenComparing(Jar::id));
        return jars;
    }

    private static Map<String, String> licences() throws IOException {
        Map<String, String> licences = new TreeMap<>();
        JsonNode bill = new JsonMapper().readTree(Files.readString(MODULE.resolve("target/bom.json")));
        for (JsonNode component : bill.path("components")) {
            String group = component.path("group").asString();
            if (!group.equals(OURS)) {
                List<String> named = new ArrayList<>();
                for (JsonNode licence : component.path("licenses")) {
                    named.add(licence.path("license").path("id").asString("unknown"));
                }
                licences.put(group + ":" + component.path("name").asString(), String.join(" or ", named));
            }
        }
        return licences;
    }
}
