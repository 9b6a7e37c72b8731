// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.List;

/** Declarations in the order of the files, so that the first of several is reported as such. */
final class SourceOrder {
    private SourceOrder() {}

    static List<Registry> registries(Configuration configuration) {
        List<Registry> registries = new ArrayList<>(configuration.registries());
        registries.sort(
                (left, right) -> left.name().span().compareTo(right.name().span()));
        return registries;
    }

    static List<Environment> environments(Configuration configuration) {
        List<Environment> environments = new ArrayList<>(configuration.environments());
        environments.sort(
                (left, right) -> left.name().span().compareTo(right.name().span()));
        return environments;
    }
}
