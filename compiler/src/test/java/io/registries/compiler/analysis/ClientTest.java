// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which key each client takes for an image; {@code SkopeoTest} holds the column of containers/image to skopeo itself. */
class ClientTest {

    @ParameterizedTest(name = "{0} in {1}")
    @CsvFileSource(resources = "/client-matching.csv", delimiter = '|')
    void takesTheKeyThatTheClientTakes(
            String image, String keys, String kubelet, String docker, String containers, String google) {
        Collection<String> all = names(keys);
        assertThat(new KubeletKeyring(all).lookup(named(image))).isEqualTo(names(kubelet));
        ImagePlace place = ImagePlace.of(named(image));
        assertThat(Client.DOCKER.choices(all, place)).isEqualTo(Set.copyOf(names(docker)));
        assertThat(Client.CONTAINERS_IMAGE.choices(all, place)).isEqualTo(Set.copyOf(names(containers)));
        assertThat(Client.GO_CONTAINERREGISTRY.choices(all, place)).isEqualTo(Set.copyOf(names(google)));
    }

    private static List<String> names(String cell) {
        return cell == null ? List.of() : List.of(named(cell).split(" ", -1));
    }

    private static String named(String cell) {
        return cell.replace("HOST", "registry.example:5000");
    }
}
