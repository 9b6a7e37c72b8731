// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An option that does not exist is reported, with what the user probably meant. */
class KnownOptionsTest {
    private static final KnownOptions KNOWN = new KnownOptions(
            "registries",
            Set.of(
                    "connectivity",
                    "connectivity.timeout",
                    "environments",
                    "failOnWarning",
                    "outputs",
                    "reports",
                    "skip"));

    @ParameterizedTest
    @CsvSource({
        "registries.conectivity, did you mean `registries.connectivity`?",
        "registries.connectivity.timout, did you mean `registries.connectivity.timeout`?",
        "registries.environment, did you mean `registries.environments`?",
        "registries.output, did you mean `registries.outputs`?",
        "registries.failOnWarnings, did you mean `registries.failOnWarning`?",
        "registries.timeout, did you mean `registries.connectivity.timeout`?",
        "registries.check.connectivity, did you mean `registries.connectivity`?",
        "registries.version, 'remove it, or correct its name'",
        "registries., 'remove it, or correct its name'",
    })
    void anUnknownOptionOfARunIsAnError(String name, String help) {
        assertThat(KNOWN.check(List.of(name))).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.severity()).isEqualTo(Severity.ERROR);
            assertThat(diagnostic.message()).isEqualTo("there is no property `" + name + "`");
            assertThat(diagnostic.help()).contains(help);
        });
    }

    @Test
    void knownOptionsAndThoseOfOthersAreNotReported() {
        List<String> names =
                List.of("registries.connectivity", "registries.skip", "skip", "registry", "maven.skip", "");
        assertThat(KNOWN.check(names)).isEmpty();
        assertThat(KNOWN.checkShared(names)).isEmpty();
    }

    @Test
    void aMisspelledPrefixIsAWarning() {
        assertThat(KNOWN.check(List.of("registry.connectivity", "registry.url")))
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.severity()).isEqualTo(Severity.WARNING);
                    assertThat(diagnostic.help()).contains("did you mean `registries.connectivity`?");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"registriesConnectivity", "registries-connectivity", "registries_connectivity"})
    void anotherSeparatorIsAWarning(String name) {
        assertThat(KNOWN.check(List.of(name))).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.severity()).isEqualTo(Severity.WARNING);
            assertThat(diagnostic.help()).contains("did you mean `registries.connectivity`?");
        });
    }

    @Test
    void aMissingPrefixIsAWarningIfAllGoalsAreOurs() {
        assertThat(KNOWN.checkUnprefixed(
                        List.of("connectivityTimeout", "maven.skip", "registries.skip", "failOnWarning", "skip.it")))
                .extracting(diagnostic -> diagnostic.help().orElse(""))
                .containsExactly(
                        "did you mean `registries.connectivity.timeout`?", "did you mean `registries.failOnWarning`?");
    }

    @Test
    void ofSharedNamesOnlySimilarOnesAreReported() {
        assertThat(KNOWN.checkShared(List.of("registries.version", "registries.plugin.version", "registries.report")))
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.severity()).isEqualTo(Severity.WARNING);
                    assertThat(diagnostic.help()).contains("did you mean `registries.reports`?");
                });
    }
}
