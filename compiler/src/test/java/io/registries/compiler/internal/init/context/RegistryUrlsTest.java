// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RegistryUrlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registries are identified by normalized URLs and get valid names. */
class RegistryUrlsTest {
    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, docker-hub, docker-hub",
        "https://index.docker.io/v1/access-token, docker-hub, docker-hub",
        "docker.io, docker-hub, docker-hub",
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com, ecr, ecr-eu-west-1",
        "123456789012.dkr.ecr-fips.us-east-1.amazonaws.com, ecr, ecr-us-east-1",
        "gcr.io, gcr, gcr",
        "https://eu.gcr.io/v2/, gcr, gcr-eu",
        "europe-west1-docker.pkg.dev, artifact-registry, gar-europe-west1",
        "Madeup.azurecr.io, acr, acr-madeup",
        "quay.io, quay, quay",
        "registry.gitlab.com, gitlab, gitlab",
        "ghcr.io, other, ghcr",
        "public.ecr.aws, other, public",
        "registry.acme.internal:5000/team/, other, registry-acme",
        "harbor.acme.internal/v2/team, other, harbor",
        "http://10.0.0.1:5000, other, registry-10-0-0-1",
        "localhost:5000, other, localhost",
        "a.acme.internal, other, a-registry",
        "notquay.io, other, notquay",
    })
    void recognizesTypesByUrl(String written, String type, String name) {
        ImportedRegistry registry = ImportedRegistry.create(
                "any", RegistryUrl.parse(RegistryUrlParser.simplify(written)).orElseThrow());
        assertThat(registry.type().type()).isEqualTo(type);
        String made = new RegistryNames()
                .claimSimilar(RegistryUrls.suggestedName(registry.url().orElseThrow()));
        assertThat(made).isEqualTo(name);
        assertThat(RegistryNames.isValid(made)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "hub, hub, hub-2",
        "my-reg, myreg, myreg-2",
        "Docker_Hub, docker hub, docker-hub-2",
        "aaaaaaaaaabbbbbbbbbbccccccccccdd, aaaaaaaaaabbbbbbbbbbccccccccccee, aaaaaaaaaabbbbbbbbbbcccccc-2",
        "42, 43, registry-2"
    })
    void namesWithoutHyphensAreUnique(String one, String other, String made) {
        RegistryNames names = new RegistryNames();
        assertThat(RegistryNames.isValid(names.claimSimilar(one))).isTrue();
        assertThat(names.claimSimilar(other)).isEqualTo(made);
        assertThat(RegistryNames.isValid(made)).isTrue();
    }
}
