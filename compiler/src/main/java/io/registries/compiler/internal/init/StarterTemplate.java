// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

/** The file to start from where nothing is at hand. */
final class StarterTemplate {
    static final String TEXT = "# " + HeaderComments.MODELINE + """

            #
            # Written by `init`; yours from here on. Editors complete and explain every field once the line
            # above names the schema. Change the names to yours, then: validate, check, compile.
            apiVersion: registries/v1

            # Where images are pushed to and pulled from. Types: ecr, docker-hub, gcr, artifact-registry, acr, quay,
            # gitlab, other. A secret is a reference: {env: NAME}, {file: path}, {server: id}, {dockerConfig: key}.
            registries:
              - name: hub
                type: docker-hub
                username: acme
                password: {env: HUB_PASSWORD}
                default: true  # for applications that name no `registry`
              # - name: harbor
              #   type: other
              #   url: harbor.acme.internal:8443
              #   username: "robot$ci"
              #   password: {env: HARBOR_PASSWORD}

            # Where applications run. Each gets a pull secret `regcred` of exactly what its applications pull from.
            environments:
              - name: production

            # What is built, and where its image is pushed.
            applications:
              - name: checkout
                environments: [production]
                repository: acme/checkout
                # build: {dockerfile: services/checkout/Dockerfile, context: services/checkout}
            """;

    private StarterTemplate() {}
}
