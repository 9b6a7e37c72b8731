// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A logarithmic axis.
 *
 * @param low its least value, above zero
 * @param high its greatest
 * @param from where the least value is drawn
 * @param to where the greatest is
 */
record Axis(double low, double high, double from, double to) {
    static Axis of(double[] values, double from, double to) {
        double low = Arrays.stream(values).min().orElse(1);
        double high = Arrays.stream(values).max().orElse(10);
        return new Axis(low / 1.2, high * 1.2, from, to);
    }

    double at(double value) {
        return from + (to - from) * Math.log(value / low) / Math.log(high / low);
    }

    /** 1, 3, 10, 30, and so on, as far as they are on the axis. */
    double[] ticks() {
        return DoubleStream.iterate(0.001, power -> power < high, power -> power * 10)
                .flatMap(power -> DoubleStream.of(power, 3 * power))
                .map(tick -> Math.round(tick * 1000) / 1000.0)
                .filter(tick -> tick >= low && tick <= high)
                .toArray();
    }
}
