// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullSecret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The list that Devtron's deployment template takes, for each application in each environment. */
final class ImagePullSecrets {
    private ImagePullSecrets() {}

    static Stream<Draft> drafts(List<PullPath> paths, Selection selection) {
        return paths.stream()
                .filter(path -> selection.hasEnvironment(path.pull().environment()))
                .map(ImagePullSecrets::draft);
    }

    private static Draft draft(PullPath path) {
        String environment = path.pull().environment();
        String application = path.pull().application();
        List<Object> names = path.secret().map(PullSecret::name).stream()
                .map(name -> (Object) name.value())
                .toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("imagePullSecrets", names);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("application", application);
        facts.put("environment", environment);
        return new Draft(
                OutputKind.IMAGE_PULL_SECRETS,
                OutputKind.IMAGE_PULL_SECRETS.folder() + "/" + environment + "/" + application + ".yaml",
                "image-pull-secrets/application.yaml.mustache",
                document,
                path.pull().span(),
                facts);
    }
}
