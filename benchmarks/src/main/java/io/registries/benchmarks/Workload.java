// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A configuration of a given size: the same bytes each time. Registries come in blocks of {@value #BLOCK}; an environment
 * pulls from one block, {@value #SECRETS} pull secrets of two logins each, and an application deploys to environments of
 * one block.
 *
 * @param outputs files to be made: 60% build configurations, 40% values of pull secrets
 * @param files over which the declarations are split
 */
record Workload(int outputs, int files) {
    /** Environment variable that holds every registry's password. */
    static final String SECRET = "T";

    /** What is compared, as the compiler's outputs are called. */
    static final List<String> KINDS = List.of("docker-build-configs", "dt-secrets");

    private static final int BLOCK = 8;
    private static final int SECRETS = 4;

    Workload {
        if (outputs < 10 || outputs % 10 != 0 || files < 1) {
            throw new IllegalArgumentException("outputs come in tens, files one by one");
        }
    }

    /** Short, for tables and folders. */
    String name() {
        return files == 1 ? "%,d".formatted(outputs) : "%,d in %d files".formatted(outputs, files);
    }

    int environments() {
        return outputs / (BLOCK + 2);
    }

    int applications() {
        return outputs - SECRETS * environments();
    }

    int blocks() {
        return Math.max(1, outputs / (100 * BLOCK));
    }

    int registries() {
        return BLOCK * blocks();
    }

    /** Writes the files into a new folder. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int file = 0; file < files; file++) {
            StringBuilder yaml = new StringBuilder("apiVersion: registries/v1\n");
            section(yaml, "registries", file, registries(), this::registry);
            section(yaml, "environments", file, environments(), this::environment);
            section(yaml, "applications", file, applications(), this::application);
            Files.writeString(folder.resolve("registries-%04d.yaml".formatted(file)), yaml);
        }
    }

    private interface Item {
        String text(int number);
    }

    private void section(StringBuilder yaml, String name, int file, int count, Item item) {
        int from = (int) ((long) count * file / files);
        int to = (int) ((long) count * (file + 1) / files);
        if (from < to) {
            yaml.append('\n').append(name).append(":\n");
            IntStream.range(from, to).mapToObj(item::text).forEach(yaml::append);
        }
    }

    private String registry(int number) {
        String type = switch (number % 3) {
            case 0 -> number == 0 ? "docker-hub" : "other, url: 'registry-%d.example:5000'".formatted(number);
            case 1 -> "gitlab, url: gitlab-%d.example".formatted(number);
            default -> "acr, url: registry%d.azurecr.io".formatted(number);
        };
        return "  - {name: registry-%d, type: %s, username: robot-%d, password: {env: %s}}\n"
                .formatted(number, type, number, SECRET);
    }

    private String environment(int number) {
        int first = BLOCK * (number % blocks());
        StringBuilder yaml = new StringBuilder("  - name: env-%d\n    cluster: cluster-%d\n    namespace: apps-%d\n"
                .formatted(number, number % 7, number));
        yaml.append("    pullSecrets:\n");
        for (int secret = 0; secret < SECRETS; secret++) {
            yaml.append("      - name: regcred-%d\n        registries: [registry-%d, registry-%d]\n"
                    .formatted(secret, first + 2 * secret, first + 2 * secret + 1));
            if (secret % 2 == 1) {
                yaml.append("        labels: {team: platform}\n");
            }
        }
        return yaml.toString();
    }

    private String application(int number) {
        int environment = number % environments();
        List<String> names = new ArrayList<>(List.of("env-" + environment));
        if (environment + blocks() < environments()) {
            names.add("env-" + (environment + blocks()));
        }
        int registry = BLOCK * (environment % blocks()) + number % BLOCK;
        String own = """
              - name: app-%d
                project: team-%d
                environments: %s
                registry: registry-%d
                repository: acme/app-%d
            """.formatted(number, number % 20, names, registry, number);
        return number % 2 == 0 ? own : own + build(number);
    }

    private static String build(int number) {
        return """
                build:
                  dockerfile: services/app-%d/Dockerfile
                  context: services/app-%d
                  args: {JAVA_VERSION: "21", REVISION: "%d"}
                  platforms: [linux/amd64, linux/arm64]
            """.formatted(number, number, number);
    }
}
