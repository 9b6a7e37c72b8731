// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which credentials the kubelet tries for an image, case by case. */
class KubeletKeyringTest {

    @ParameterizedTest(name = "{0} in {1}")
    @CsvFileSource(resources = "/kubelet-matching.csv", delimiter = '|')
    void triesTheKeysThatTheKubeletTries(String image, String keys, String tried) {
        assertThat(new KubeletKeyring(List.of(keys.split(" ", -1))).lookup(image))
                .isEqualTo(tried == null ? List.of() : List.of(tried.split(" ", -1)));
    }
}
