// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import static io.registries.compiler.internal.format.JsonFields.text;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads Helm releases from answers of Devtron. */
final class ReleaseReader {
    private ReleaseReader() {}

    static ReleaseAnswer release(JsonNode result, String environment, String name) {
        JsonNode info = result.path("releaseInfo");
        ReleaseContent content = ReleaseContent.read(text(info, "overrideValues"));
        return new ReleaseAnswer(
                new LiveRelease(
                        name,
                        environment,
                        text(info.path("deployedAppDetail"), "chartName"),
                        result.path("installedAppInfo").isObject(),
                        "",
                        content.secretName(),
                        List.copyOf(content.logins().keySet())),
                content);
    }
}
