// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.provider;

/** Google Artifact Registry: {@code <location>-docker.pkg.dev}. */
record ArtifactRegistry() implements ServiceAccountProvider {

    @Override
    public String type() {
        return "artifact-registry";
    }
}
