// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The key that each client uses for an image; {@code SkopeoTest} compares the column of containers/image with skopeo.
 */
class ImagePullClientTest {

    @ParameterizedTest(name = "{0} in {1}")
    @CsvFileSource(resources = "/client-matching.csv", delimiter = '|')
    void selectsTheSameKeyAsTheClient(
            String image, String keys, String kubelet, String docker, String containers, String google) {
        Collection<String> all = names(keys);
        assertThat(new KubeletKeyring(all).lookup(named(image))).isEqualTo(names(kubelet));
        ImageReference location = ImageReference.parse(named(image));
        assertThat(ImagePullClient.DOCKER.candidateKeys(all, location)).isEqualTo(Set.copyOf(names(docker)));
        assertThat(ImagePullClient.CONTAINERS_IMAGE.candidateKeys(all, location))
                .isEqualTo(Set.copyOf(names(containers)));
        assertThat(ImagePullClient.GO_CONTAINERREGISTRY.candidateKeys(all, location))
                .isEqualTo(Set.copyOf(names(google)));
        all.forEach(key -> reportsClientsThatUseAnotherKey(key, all, location));
    }

    @Property
    void reportsClientsThatSelectAnotherKey(
            @ForAll @Size(min = 1, max = 4) List<@From("keys") String> keys, @ForAll @From("keys") String image) {
        reportsClientsThatUseAnotherKey(keys.get(0), keys, ImageReference.parse(image + "/image"));
    }

    private static void reportsClientsThatUseAnotherKey(String key, Collection<String> keys, ImageReference image) {
        assertThat(ImagePullClient.missing(key, keys, image))
                .isEqualTo(Stream.of(ImagePullClient.values())
                        .filter(client -> !client.candidateKeys(keys, image).equals(Set.of(key)))
                        .toList());
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(
                "registry.example",
                "registry.example:5000",
                "other.example",
                "registry.example/team",
                "https://registry.example/team",
                "docker.io",
                "index.docker.io",
                "https://index.docker.io/v1/",
                "localhost");
    }

    private static List<String> names(String cell) {
        return cell == null ? List.of() : List.of(named(cell).split(" ", -1));
    }

    private static String named(String cell) {
        return cell.replace("HOST", "registry.example:5000");
    }
}
