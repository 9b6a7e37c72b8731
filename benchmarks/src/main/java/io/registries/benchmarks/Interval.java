// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * How values are distributed.
 *
 * @param low the lower quartile
 * @param median the middle
 * @param high the upper quartile
 */
record Interval(double low, double median, double high) {
    static Interval of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        return new Interval(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** The median, and the quartiles in brackets. */
    String text(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + " to " + number + ")", median, low, high);
    }
}
