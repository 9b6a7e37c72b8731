// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a contestant at a workload.
 *
 * @param workload the workload
 * @param contestant who
 * @param samples of each turn, in order of the rounds; none where there is an excuse
 * @param excuse why there is no time
 * @param note what else is to be known of it
 */
record Result(Workload workload, Contestant contestant, Map<Turn, List<Sample>> samples, String excuse, String note) {
    /** The medians of a turn. */
    Optional<Sample> sample(Turn turn) {
        return Optional.ofNullable(samples.get(turn)).map(Sample::median);
    }

    /** The samples of a turn. */
    List<Sample> all(Turn turn) {
        return samples.getOrDefault(turn, List.of());
    }
}
