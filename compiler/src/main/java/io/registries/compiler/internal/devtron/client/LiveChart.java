// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.List;

/**
 * The dt-secrets chart in the chart store.
 *
 * @param id its id
 * @param versions its versions
 */
public record LiveChart(int id, List<ChartVersion> versions) {
    /**
     * A version of the chart.
     *
     * @param id its id
     * @param version such as {@code 0.10.3}
     */
    public record ChartVersion(int id, String version) {}

    public LiveChart {
        versions = List.copyOf(versions);
    }
}
