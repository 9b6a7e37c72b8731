// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.Map;
import java.util.Optional;

/**
 * What came of a contestant at a workload.
 *
 * @param workload the workload
 * @param contestant who
 * @param samples the medians of its turns; none where there is an excuse
 * @param excuse why there is no time
 */
record Result(Workload workload, Contestant contestant, Map<Turn, Sample> samples, String excuse) {
    Optional<Sample> sample(Turn turn) {
        return Optional.ofNullable(samples.get(turn));
    }
}
