// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Devtron's {@code ciBuildConfig} as a {@code build}, of which only what differs from the defaults is written.
 *
 * @param secrets what must not be written
 * @param remark told what cannot be said
 */
record Builds(ImportedSecrets secrets, Consumer<String> remark) {
    private static final String CHECKOUT_PATH = "./";
    private static final Pattern PLATFORM =
            Pattern.compile("(linux|windows|darwin|freebsd|wasip1)/[a-z0-9_]+(/v[0-9]+)?");
    private static final Pattern WITHIN = Pattern.compile("(?!/)(?!.*(^|/)\\.\\.(/|$)).+");

    /** The fields of a build; empty: Devtron's defaults. */
    Map<String, Object> fields(JsonNode config, String checkoutPath) {
        String type = JsonFields.some(config, "ciBuildType").orElse("self-dockerfile-build");
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (type) {
            case "self-dockerfile-build" -> docker(fields, config, checkoutPath);
            case "managed-dockerfile-build" -> {
                fields.put("type", "managed-dockerfile");
                JsonNode docker = config.path("dockerBuildConfig");
                fields.put("content", harmless("content", JsonFields.text(docker, "dockerfileContent")));
                unlessEmpty(fields, "language", JsonFields.text(docker, "language"));
                unlessEmpty(fields, "framework", JsonFields.text(docker, "languageFramework"));
                docker(fields, config, checkoutPath);
            }
            case "buildpack-build" -> buildpack(fields, config.path("buildPackConfig"), checkoutPath);
            case "skip-build" -> fields.put("type", "skip");
            default -> remark.accept("its `ciBuildType` in Devtron is none that is known");
        }
        return fields;
    }

    private void docker(Map<String, Object> fields, JsonNode config, String checkoutPath) {
        JsonNode docker = config.path("dockerBuildConfig");
        path(fields, "dockerfile", JsonFields.text(docker, "dockerfileRelativePath"), "Dockerfile");
        String context = JsonFields.text(docker, "buildContext");
        boolean root = !config.has("useRootBuildContext") || JsonFields.flag(config, "useRootBuildContext");
        boolean atRoot = checkoutPath.isEmpty() || checkoutPath.equals(CHECKOUT_PATH) || checkoutPath.equals(".");
        path(fields, "context", context.isEmpty() && !root && !atRoot ? CHECKOUT_PATH : context, "");
        if (!context.isEmpty() && root && !atRoot) {
            remark.accept("its context in Devtron starts from the root, here from the checkout path");
        }
        path(fields, "checkoutPath", checkoutPath, CHECKOUT_PATH);
        strings(fields, "args", docker.path("args"));
        List<String> platforms = platforms(JsonFields.text(docker, "targetPlatform"));
        if (!platforms.isEmpty()) {
            fields.put("platforms", platforms);
        } else if (JsonFields.flag(docker, "useBuildx")) {
            remark.accept("it uses buildx without a platform in Devtron: name `platforms` to use it here");
        }
        strings(fields, "options", docker.path("dockerBuildOptions"));
        if (!docker.path("buildxK8SDriverOptions").isEmpty()
                || JsonFields.some(docker, "buildxProvenanceMode").isPresent()) {
            remark.accept("its options of buildx in Devtron have no place here");
        }
        if (!JsonFields.text(config, "buildContextGitMaterialId").equals(JsonFields.text(config, "gitMaterialId"))
                && JsonFields.some(config, "buildContextGitMaterialId")
                        .filter(id -> !id.equals("0"))
                        .isPresent()) {
            remark.accept("its context in Devtron is of another Git repository than its Dockerfile");
        }
    }

    private void buildpack(Map<String, Object> fields, JsonNode buildpack, String checkoutPath) {
        fields.put("type", "buildpack");
        fields.put("builder", harmless("builder", JsonFields.text(buildpack, "builderId")));
        unlessEmpty(fields, "language", JsonFields.text(buildpack, "language"));
        unlessEmpty(fields, "languageVersion", JsonFields.text(buildpack, "languageVersion"));
        List<String> buildpacks = buildpack.path("buildPacks").values().stream()
                .map(one -> one.asString(""))
                .filter(one -> !one.isEmpty() && !secrets.isIn(one))
                .toList();
        if (!buildpacks.isEmpty()) {
            fields.put("buildpacks", buildpacks);
        }
        path(fields, "path", JsonFields.text(buildpack, "projectPath"), CHECKOUT_PATH);
        strings(fields, "args", buildpack.path("args"));
        if (!checkoutPath.isEmpty() && !checkoutPath.equals(CHECKOUT_PATH)) {
            remark.accept("its checkout path in Devtron has no place in a buildpack's build");
        }
    }

    private List<String> platforms(String written) {
        List<String> platforms = new ArrayList<>();
        for (String platform : Arrays.stream(written.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList()) {
            if (PLATFORM.matcher(platform).matches()) {
                platforms.add(platform);
            } else if (!platform.isEmpty()) {
                remark.accept("one of its platforms in Devtron is none that is known");
            }
        }
        return platforms;
    }

    private void path(Map<String, Object> fields, String field, String written, String unsaid) {
        String path = written.strip().replaceFirst("^/+", "");
        if (path.isEmpty() || path.equals(unsaid)) {
            return;
        }
        if (!WITHIN.matcher(path).matches() || secrets.isIn(path)) {
            remark.accept("its `" + field + "` in Devtron leads out of the checkout");
        } else {
            fields.put(field, path);
        }
    }

    private void unlessEmpty(Map<String, Object> fields, String field, String value) {
        if (!value.isEmpty()) {
            fields.put(field, harmless(field, value));
        }
    }

    private String harmless(String field, String value) {
        if (secrets.isIn(value)) {
            remark.accept("its `" + field + "` in Devtron holds what may be a secret, and is left out");
            return "";
        }
        return value;
    }

    private void strings(Map<String, Object> fields, String field, JsonNode map) {
        Map<String, String> strings = strings(field, map);
        if (!strings.isEmpty()) {
            fields.put(field, strings);
        }
    }

    /** A map of strings, without what may be a secret. */
    Map<String, String> strings(String field, JsonNode map) {
        Map<String, String> strings = new TreeMap<>();
        JsonFields.strings(map).forEach((name, value) -> {
            boolean secret = !value.isEmpty() && (SecretDetector.isSecretName(name) || secrets.isIn(value));
            if (secrets.isIn(name)) {
                remark.accept("one of its `" + field + "` in Devtron may be a secret, and is left out");
            } else if (secret) {
                remark.accept(
                        SafeText.name(name) + " of its `" + field + "` in Devtron may be a secret, and is left out");
            } else {
                strings.put(name, value);
            }
        });
        return strings;
    }
}
