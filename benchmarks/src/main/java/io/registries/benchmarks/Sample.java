// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One run of a process.
 *
 * @param seconds from start to end, as a user would wait
 * @param cpu seconds of all processors, which other processes disturb less
 * @param megabytes of memory at the peak, in units of 1024 * 1024 bytes
 */
record Sample(double seconds, double cpu, double megabytes) {
    /** The medians of each. */
    static Sample median(List<Sample> samples) {
        return new Sample(
                median(samples, Sample::seconds), median(samples, Sample::cpu), median(samples, Sample::megabytes));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return Interval.of(samples.stream().mapToDouble(value)).median();
    }
}
