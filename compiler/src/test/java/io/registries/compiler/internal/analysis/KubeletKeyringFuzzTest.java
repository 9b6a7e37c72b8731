// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.registries.compiler.testing.FuzzInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Looks up any image (the first line) in any keys (the following lines). */
@Tag("fuzz")
@Timeout(60)
class KubeletKeyringFuzzTest {
    @FuzzTest
    void looksUpAnyImage(byte[] input) {
        FuzzInput.isQuick(() -> lookUp(input));
    }

    private static void lookUp(byte[] input) {
        List<String> lines =
                new String(input, StandardCharsets.UTF_8).lines().limit(100).toList();
        if (lines.isEmpty()) {
            return;
        }
        String image = lines.get(0);
        List<String> keys = lines.subList(1, lines.size());
        List<String> tried = new KubeletKeyring(keys).lookup(image);
        // Returns existing keys only, without duplicates, regardless of unmatched keys and their order.
        assertThat(keys).containsAll(tried);
        assertThat(new HashSet<>(tried)).hasSameSizeAs(tried);
        assertThat(new KubeletKeyring(tried).lookup(image)).isEqualTo(tried);
        List<String> reversed = new ArrayList<>(keys);
        Collections.reverse(reversed);
        assertThat(new KubeletKeyring(reversed).lookup(image)).hasSameSizeAs(tried);
        ImageReference location = ImageReference.parse(image);
        for (ImagePullClient client : ImagePullClient.values()) {
            assertThat(keys).containsAll(client.candidateKeys(keys, location));
        }
        assertThat(List.of(ImagePullClient.values()))
                .containsAll(ImagePullClient.missing(location.host(), keys, location));
    }
}
