// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.init.context.ImportedSecrets;
import io.registries.compiler.internal.init.yaml.SafeText;
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
 * Converts Devtron's {@code ciBuildConfig} to a {@code build} without default values.
 *
 * @param secrets the secrets that must not be written
 * @param note receives a note for each setting that cannot be imported
 */
record Builds(ImportedSecrets secrets, Consumer<String> note) {
    private static final String CHECKOUT_PATH = "./";
    private static final Pattern PLATFORM =
            Pattern.compile("(linux|windows|darwin|freebsd|wasip1)/[a-z0-9_]+(/v[0-9]+)?");
    private static final Pattern PATH_WITHIN_CHECKOUT = Pattern.compile("(?!/)(?!.*(^|/)\\.\\.(/|$)).+");

    /** The fields of a build; empty for Devtron's defaults. */
    Map<String, Object> fields(JsonNode config, String checkoutPath) {
        String type = JsonFields.nonBlank(config, "ciBuildType").orElse("self-dockerfile-build");
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (type) {
            case "self-dockerfile-build" -> docker(fields, config, checkoutPath);
            case "managed-dockerfile-build" -> {
                fields.put("type", "managed-dockerfile");
                JsonNode docker = config.path("dockerBuildConfig");
                fields.put("content", withoutSecret("content", JsonFields.text(docker, "dockerfileContent")));
                putUnlessEmpty(fields, "language", JsonFields.text(docker, "language"));
                putUnlessEmpty(fields, "framework", JsonFields.text(docker, "languageFramework"));
                docker(fields, config, checkoutPath);
            }
            case "buildpack-build" -> buildpack(fields, config.path("buildPackConfig"), checkoutPath);
            case "skip-build" -> fields.put("type", "skip");
            default -> note.accept("its `ciBuildType` in Devtron is not supported");
        }
        return fields;
    }

    private static String withDot(String checkoutPath) {
        return checkoutPath.startsWith(CHECKOUT_PATH) ? checkoutPath : CHECKOUT_PATH + checkoutPath;
    }

    private void docker(Map<String, Object> fields, JsonNode config, String checkoutPath) {
        JsonNode docker = config.path("dockerBuildConfig");
        path(fields, "dockerfile", JsonFields.text(docker, "dockerfileRelativePath"), "Dockerfile");
        String context = JsonFields.text(docker, "buildContext");
        boolean root = !config.has("useRootBuildContext") || JsonFields.flag(config, "useRootBuildContext");
        boolean atRoot = checkoutPath.isEmpty() || checkoutPath.equals(CHECKOUT_PATH) || checkoutPath.equals(".");
        path(fields, "context", context, "");
        if (root && !atRoot) {
            note.accept("its build context is relative to the folder of all checkouts in Devtron, but to the checkout"
                    + " path here");
        }
        path(fields, "checkoutPath", atRoot ? CHECKOUT_PATH : withDot(checkoutPath), CHECKOUT_PATH);
        strings(fields, "args", docker.path("args"));
        List<String> platforms = platforms(JsonFields.text(docker, "targetPlatform"));
        if (!platforms.isEmpty()) {
            fields.put("platforms", platforms);
        } else if (JsonFields.flag(docker, "useBuildx")) {
            note.accept("it uses buildx without a platform in Devtron: set `platforms` to use buildx here");
        }
        strings(fields, "options", docker.path("dockerBuildOptions"));
        if (!docker.path("buildxK8SDriverOptions").isEmpty()
                || JsonFields.nonBlank(docker, "buildxProvenanceMode").isPresent()) {
            note.accept("its buildx options in Devtron are not supported");
        }
        if (!JsonFields.text(config, "buildContextGitMaterialId").equals(JsonFields.text(config, "gitMaterialId"))
                && JsonFields.nonBlank(config, "buildContextGitMaterialId")
                        .filter(id -> !id.equals("0"))
                        .isPresent()) {
            note.accept(
                    "its build context in Devtron is in another Git repository than its Dockerfile, which is not supported");
        }
    }

    private void buildpack(Map<String, Object> fields, JsonNode buildpack, String checkoutPath) {
        fields.put("type", "buildpack");
        fields.put("builder", withoutSecret("builder", JsonFields.text(buildpack, "builderId")));
        putUnlessEmpty(fields, "language", JsonFields.text(buildpack, "language"));
        putUnlessEmpty(fields, "languageVersion", JsonFields.text(buildpack, "languageVersion"));
        List<String> buildpacks = buildpack.path("buildPacks").values().stream()
                .map(image -> image.asString(""))
                .filter(image -> !image.isEmpty() && !secrets.isIn(image))
                .toList();
        if (!buildpacks.isEmpty()) {
            fields.put("buildpacks", buildpacks);
        }
        path(fields, "path", JsonFields.text(buildpack, "projectPath"), CHECKOUT_PATH);
        strings(fields, "args", buildpack.path("args"));
        if (!checkoutPath.isEmpty() && !checkoutPath.equals(CHECKOUT_PATH)) {
            note.accept("its checkout path in Devtron is not supported for buildpacks");
        }
    }

    private List<String> platforms(String value) {
        List<String> platforms = new ArrayList<>();
        for (String platform : Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList()) {
            if (PLATFORM.matcher(platform).matches()) {
                platforms.add(platform);
            } else if (!platform.isEmpty()) {
                note.accept("one of its platforms in Devtron is not supported");
            }
        }
        return platforms;
    }

    private void path(Map<String, Object> fields, String field, String value, String defaultPath) {
        String path = value.strip().replaceFirst("^/+", "");
        if (path.isEmpty() || path.equals(defaultPath)) {
            return;
        }
        if (!PATH_WITHIN_CHECKOUT.matcher(path).matches() || secrets.isIn(path)) {
            note.accept("its `" + field + "` in Devtron points outside the checkout");
        } else {
            fields.put(field, path);
        }
    }

    private void putUnlessEmpty(Map<String, Object> fields, String field, String value) {
        if (!value.isEmpty()) {
            fields.put(field, withoutSecret(field, value));
        }
    }

    private String withoutSecret(String field, String value) {
        if (secrets.isIn(value)) {
            note.accept("its `" + field + "` in Devtron may contain a secret and is omitted");
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

    /** A map of strings without possible secrets. */
    Map<String, String> strings(String field, JsonNode map) {
        Map<String, String> strings = new TreeMap<>();
        JsonFields.strings(map).forEach((name, value) -> {
            boolean secret = !value.isEmpty() && (SecretDetector.isSecretName(name) || secrets.isIn(value));
            if (secrets.isIn(name)) {
                note.accept("one of its `" + field + "` in Devtron may be a secret and is omitted");
            } else if (secret) {
                note.accept(SafeText.name(name) + " in its `" + field + "` in Devtron may be a secret and is omitted");
            } else {
                strings.put(name, value);
            }
        });
        return strings;
    }
}
