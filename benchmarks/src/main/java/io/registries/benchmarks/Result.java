// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.Optional;

/**
 * What came of a contestant at a workload.
 *
 * @param workload the workload
 * @param contestant who
 * @param cold into an empty folder
 * @param again over its own output
 * @param excuse why there is no time
 */
record Result(Workload workload, Contestant contestant, Optional<Sample> cold, Optional<Sample> again, String excuse) {
    static Result without(Workload workload, Contestant contestant, String excuse) {
        return new Result(workload, contestant, Optional.empty(), Optional.empty(), excuse);
    }
}
