// SPDX-License-Identifier: Apache-2.0
package io.registries.maven.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Maven repository of a team: a directory that the plugin is deployed to, and users who have nothing but its address. */
public final class PluginRepository {
    private static final Path PROJECT = Sample.classes().resolve("../../..").normalize();
    private static final Pattern URL = Pattern.compile("<url>(file:[^<]+)</url>");
    private static final Pattern METADATA = Pattern.compile("maven-metadata-(.+)\\.xml");
    /** In place of Maven Central: what the build has downloaded already. No goal contacts a registry. */
    private static final String GLOBAL_SETTINGS = """
            <settings>
              <mirrors>
                <mirror><id>downloaded</id><mirrorOf>*,!team</mirrorOf><url>%s</url></mirror>
              </mirrors>
              <profiles>
                <profile>
                  <id>offline</id>
                  <properties><registries.connectivity>skip</registries.connectivity></properties>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>offline</activeProfile></activeProfiles>
            </settings>
            """;

    private final Path basedir;
    private final Path globalSettings;

    /** With the basedir of the integration test, in which settings.xml is. */
    public PluginRepository(Path basedir) throws IOException {
        this.basedir = basedir;
        Matcher url = URL.matcher(Files.readString(basedir.resolveSibling("interpolated-settings.xml")));
        if (!url.find()) {
            throw new AssertionError("the settings of the integration tests name no repository");
        }
        globalSettings =
                Files.writeString(basedir.resolve("global-settings.xml"), GLOBAL_SETTINGS.formatted(url.group(1)));
        Files.createDirectories(basedir.resolve("user"));
    }

    /** Deploys as the guide says, but for the compilation: the classes are those that the build made. */
    public Repository.Run deploy() throws IOException {
        Path project = Files.createDirectories(basedir.resolve("project"));
        for (String path : List.of(
                "pom.xml",
                "compiler/pom.xml",
                "compiler/target/classes",
                "maven-plugin/pom.xml",
                "maven-plugin/target/classes")) {
            copy(PROJECT.resolve(path), project.resolve(path));
        }
        return maven(
                project,
                basedir.resolve("repository-of-the-deployer"),
                "deploy",
                "-Dmaven.test.skip",
                "-Dmaven.main.skip",
                "-DaltDeploymentRepository=team::" + url());
    }

    /** Runs goals as a user with the settings and an empty local repository. */
    public Repository.Run run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-s", settings().toString()));
        all.addAll(List.of(arguments));
        return maven(basedir.resolve("user"), ownRepository(), all.toArray(String[]::new));
    }

    /** Runs goals with the global settings alone. */
    public Repository.Run runWithoutSettings(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-s", globalSettings.toString()));
        all.addAll(List.of(arguments));
        return maven(basedir.resolve("user"), basedir.resolve("another-repository"), all.toArray(String[]::new));
    }

    /** The ids of the repositories in which the user's Maven found the plugin. */
    public Set<String> origins() throws IOException {
        return origins(ownRepository());
    }

    /** The ids of the repositories from which a local repository has the plugin. */
    public static Set<String> origins(Path localRepository) throws IOException {
        try (Stream<Path> files = Files.walk(localRepository.resolve("io/registries/registries-maven-plugin"))) {
            return files.map(file -> METADATA.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .collect(Collectors.toSet());
        }
    }

    /** The settings of users. */
    public Path settings() {
        return basedir.resolve("settings.xml");
    }

    /** What this machine adds to the settings of users. */
    Path globalSettings() {
        return globalSettings;
    }

    /** The local repository of users, which has what their runs downloaded. */
    Path ownRepository() {
        return basedir.resolve("own-repository");
    }

    /** Its address. */
    public String url() {
        return basedir.resolve("team-repository").toUri().toString();
    }

    private Repository.Run maven(Path where, Path repository, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Repository.mavenHome(basedir) + "/bin/mvn", "-B", "-c", "-gs", globalSettings.toString()));
        command.add("-Dmaven.repo.local=" + repository);
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"); // many short runs
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_REPOSITORY_URL", url());
        builder.environment().put("MAVEN_REPOSITORY_USERNAME", "reader");
        builder.environment().put("MAVEN_REPOSITORY_PASSWORD", "made-up");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Repository.Run(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (from.equals(file)) {
                    target = to;
                }
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
