// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.misconfiguration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Generates valid configurations in many layouts. */
public final class ValidFiles {
    private static final List<String> WORDS = List.of(
            "checkout", "ledger", "search", "cart", "billing", "mailer", "reports", "gateway", "catalog", "indexer");
    private static final List<String> TYPES =
            List.of("docker-hub", "other", "ecr", "gcr", "artifact-registry", "acr", "quay", "gitlab");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final List<String> registries = new ArrayList<>();
    private final List<String> environments = new ArrayList<>();

    private ValidFiles(Random random) {
        this.random = random;
    }

    /** A valid configuration that uses all features. */
    public static String next(Random random) {
        String text = new ValidFiles(random).file();
        return switch (random.nextInt(4)) {
            case 0 -> formatted(text, 2, 0);
            case 1 -> formatted(text, 4, 4);
            case 2 -> formatted(text, 4, 2);
            default -> text;
        };
    }

    private record Level(int before, int after) {}

    // The same text with another indentation of fields and list items.
    private static String formatted(String text, int step, int hyphen) {
        StringBuilder formatted = new StringBuilder();
        Deque<Level> levels = new ArrayDeque<>();
        for (String line : text.lines().toList()) {
            String bare = line.stripLeading();
            int indent = line.length() - bare.length();
            while (!levels.isEmpty() && levels.peek().before() > indent) {
                levels.pop();
            }
            int after;
            if (bare.isEmpty()) {
                after = 0;
            } else if (!levels.isEmpty() && levels.peek().before() == indent) {
                after = levels.peek().after();
            } else {
                int parent = levels.isEmpty() ? -step : levels.peek().after();
                after = parent + (bare.startsWith("- ") ? hyphen : step);
                levels.push(new Level(indent, after));
            }
            if (bare.startsWith("- ")) {
                levels.push(new Level(indent + 2, after + 2));
            }
            formatted.append(" ".repeat(after)).append(bare).append('\n');
        }
        return formatted.toString();
    }

    private String file() {
        line(0, "apiVersion: registries/v1");
        blank();
        registries();
        environments();
        applications();
        return out.toString();
    }

    private void registries() {
        line(0, "registries:");
        int count = 2 + random.nextInt(4);
        int first = random.nextInt(TYPES.size());
        for (int i = 0; i < count; i++) {
            String type = TYPES.get((first + i) % TYPES.size());
            String name = type + "-" + WORDS.get(i);
            if (i > 0 && type.equals("quay") && random.nextBoolean()) {
                line(1, "- {name: %s, type: quay, username: acme, password: {env: TOKEN}}".formatted(name));
                registries.add(name);
                continue;
            }
            if (random.nextInt(4) == 0) {
                comment(1, "the team's own");
            }
            line(1, "- name: " + quoted(shortened(name)));
            registries.add(shortened(name));
            registry(type);
            if (i == 0) {
                line(2, "default: true");
            }
        }
        blank();
    }

    private static String shortened(String name) {
        return name.length() > 30 ? name.substring(0, 28) : name;
    }

    private void registry(String type) {
        if (!type.equals("ecr") || random.nextBoolean()) {
            line(2, "type: " + type);
        }
        switch (type) {
            case "ecr" -> {
                line(2, "url: 123456789012.dkr.ecr.eu-west-1.amazonaws.com");
                if (random.nextBoolean()) {
                    line(2, "accessKeyId: " + reference("AWS_ACCESS_KEY_ID"));
                    secret("secretAccessKey", "AWS_SECRET_ACCESS_KEY");
                }
            }
            case "gcr" -> secret("serviceAccountKey", "GCR_KEY");
            case "artifact-registry" -> {
                line(2, "url: europe-docker.pkg.dev");
                secret("serviceAccountKey", "GAR_KEY");
            }
            default -> {
                if (type.equals("other")) {
                    line(2, "url: harbor.acme.internal:8443/platform");
                }
                if (type.equals("acr")) {
                    line(2, "url: acme.azurecr.io");
                }
                line(2, "username: " + quoted("acme"));
                secret("password", "TOKEN");
                if (random.nextInt(3) == 0) {
                    line(2, "pullCredentials:");
                    line(3, "username: acme-pull");
                    line(3, "password: " + reference("PULL_TOKEN"));
                }
            }
        }
    }

    private void environments() {
        line(0, "environments:");
        for (String name : List.of("staging", "production", "preview").subList(0, 2 + random.nextInt(2))) {
            environments.add(name);
            line(1, "- name: " + name);
            if (random.nextBoolean()) {
                line(2, "cluster: " + quoted("cluster-" + name));
                line(2, "namespace: payments");
            }
            Optional<String> held = registries.stream()
                    .filter(registry -> !registry.startsWith("ecr"))
                    .findFirst();
            if (held.isPresent() && random.nextInt(3) == 0) {
                pullSecret(held.get());
            }
        }
        blank();
    }

    private void pullSecret(String held) {
        line(2, "pullSecrets:");
        line(3, "- name: regcred");
        line(4, "project: platform");
        if (random.nextBoolean()) {
            line(4, "labels:");
            line(5, "team: payments");
        }
        if (random.nextBoolean()) {
            line(4, "annotations: {owner: platform}");
        }
        line(4, "additionalRegistries:");
        line(5, "- " + held);
    }

    private void applications() {
        line(0, "applications:");
        int count = registries.size() + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String name = WORDS.get(i % WORDS.size());
            if (i >= registries.size() && random.nextBoolean()) {
                String registry = registries.get(i % registries.size());
                line(
                        1,
                        "- {name: %s, registry: %s, repository: %s}"
                                .formatted(name, registry, repository(registry, name)));
                continue;
            }
            line(1, "- name: " + name);
            if (random.nextBoolean()) {
                line(2, "project: payments");
            }
            if (i > 0 || random.nextBoolean()) {
                line(2, "registry: " + quoted(registries.get(i % registries.size())));
            }
            line(2, "repository: " + repository(registries.get(i % registries.size()), name));
            List<String> deployed = deployments(name);
            boolean isFromDockerfile = build();
            if (random.nextInt(3) == 0) {
                line(2, "pipelines:");
                line(3, "- name: release");
                line(4, "environments: [" + deployed.get(0) + "]");
                line(4, "registry: " + registries.get(0));
                line(4, "repository: " + repository(registries.get(0), name));
                if (random.nextBoolean() && isFromDockerfile) {
                    line(4, "args:");
                    line(5, "PROFILE: release");
                }
            }
        }
    }

    private List<String> deployments(String name) {
        switch (random.nextInt(3)) {
            case 0 -> {
                return environments;
            }
            case 1 -> line(2, "environments: [" + String.join(", ", environments) + "]");
            default -> {
                line(2, "environments:");
                line(3, "- " + environments.get(0));
                line(3, "- name: " + environments.get(1));
                line(4, "pullsFrom:");
                line(5, "registry: " + registries.get(0));
                line(5, "repository: " + repository(registries.get(0), name));
                environments.stream().skip(2).forEach(other -> line(3, "- " + other));
            }
        }
        return environments;
    }

    private static String repository(String registry, String name) {
        return (registry.startsWith("artifact") ? "acme/images/" : "acme/") + name;
    }

    private boolean build() {
        int type = random.nextInt(5);
        switch (type) {
            case 0 -> {
                line(2, "build:");
                line(3, "type: dockerfile");
                line(3, "dockerfile: services/Dockerfile");
                line(3, "context: " + quoted("services"));
                line(3, "args:");
                line(4, "JAVA_VERSION: \"21\"");
                line(4, "PROFILE: fast");
                line(3, "platforms: [linux/amd64, linux/arm64]");
            }
            case 1 -> {
                line(2, "build:");
                line(3, "type: buildpack");
                line(3, "builder: gcr.io/buildpacks/builder:v1");
                line(3, "language: java");
            }
            case 2 -> line(2, "build: {type: skip}");
            case 3 -> {
                line(2, "build:");
                line(3, "type: managed-dockerfile");
                line(3, "content: |");
                line(4, "FROM scratch");
                line(4, "COPY . /");
            }
            default -> {
                // the defaults of Devtron
            }
        }
        return type != 1 && type != 2;
    }

    private void secret(String field, String variable) {
        if (random.nextInt(4) == 0) {
            line(2, field + ":");
            line(3, "env: " + variable);
        } else {
            line(2, field + ": " + reference(variable));
        }
    }

    private String reference(String variable) {
        return random.nextInt(4) == 0 ? "{file: secrets/token.txt}" : "{env: " + variable + "}";
    }

    private String quoted(String value) {
        return switch (random.nextInt(6)) {
            case 0 -> "\"" + value + "\"";
            case 1 -> "'" + value + "'";
            default -> value;
        };
    }

    private void comment(int depth, String text) {
        line(depth, "# " + text);
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text);
        if (random.nextInt(25) == 0 && !text.endsWith("|")) {
            out.append("  # agreed");
        }
        out.append('\n');
    }

    private void blank() {
        if (random.nextBoolean()) {
            out.append('\n');
        }
    }
}
