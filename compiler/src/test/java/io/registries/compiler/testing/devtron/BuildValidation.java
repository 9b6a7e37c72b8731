// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import io.registries.compiler.testing.GoStruct;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The validator's tags of the requests for builds: one message a field, in the order of the fields. */
final class BuildValidation {
    private static final Pattern NAME = Pattern.compile("[a-z]+[a-z0-9\\-?]*[a-z0-9]+");
    private static final int LONGEST_NAME = 100;
    private static final Set<String> SOURCES =
            Set.of("SOURCE_TYPE_BRANCH_FIXED", "SOURCE_TYPE_BRANCH_REGEX", "SOURCE_TYPE_TAG_ANY", "WEBHOOK");

    private final List<String> messages = new ArrayList<>();

    private BuildValidation() {}

    static void requireValidConfiguration(JsonNode request) {
        BuildValidation validation = new BuildValidation();
        validation.requireNumber(request, "appId", "CiConfigRequest.AppId");
        validation.checkBuild(request.path("ciBuildConfig"), "CiConfigRequest.CiBuildConfig");
        validation.finish();
    }

    static void requireValidPatch(JsonNode request) {
        BuildValidation validation = new BuildValidation();
        JsonNode pipeline = request.path("ciPipeline");
        if (pipeline.isObject()) {
            validation.checkPipeline(pipeline, "CiPatchRequest.CiPipeline");
        }
        validation.finish();
    }

    private void checkPipeline(JsonNode pipeline, String path) {
        int index = 0;
        for (JsonNode material : pipeline.path("ciMaterial")) {
            checkMaterial(material, path + ".CiMaterial[" + index + "]");
            index++;
        }
        String name = Json.text(pipeline, "name");
        if (!NAME.matcher(name).matches()) {
            messages.add(GoStruct.violation(path + ".Name", "name-component"));
        } else if (name.length() > LONGEST_NAME) {
            messages.add(GoStruct.violation(path + ".Name", "max"));
        }
        checkBuild(
                pipeline.path("dockerConfigOverride").path("ciBuildConfig"),
                path + ".DockerConfigOverride.CiBuildConfig");
    }

    private void checkMaterial(JsonNode material, String path) {
        JsonNode source = material.path("source");
        if (!source.isObject()) {
            messages.add(GoStruct.violation(path + ".Source", "dive"));
        } else if (!SOURCES.contains(Json.text(source, "type"))) {
            messages.add(GoStruct.violation(path + ".Source.Type", "oneof"));
        }
        requireNumber(material, "gitMaterialId", path + ".GitMaterialId");
    }

    private void checkBuild(JsonNode build, String path) {
        if (build.isObject()) {
            requireNumber(build, "gitMaterialId", path + ".GitMaterialId");
            requireNumber(build, "buildContextGitMaterialId", path + ".BuildContextGitMaterialId");
        }
    }

    private void requireNumber(JsonNode object, String field, String path) {
        if (Json.number(object, field) == 0) {
            messages.add(GoStruct.violation(path, "required"));
        }
    }

    private void finish() {
        if (!messages.isEmpty()) {
            throw new RefusedException(Answer.invalid(messages));
        }
    }
}
