// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.List;

/**
 * The project and the Git repositories of an application.
 *
 * @param projectId the id of its project
 * @param materials its Git repositories
 */
public record ApplicationAnswer(int projectId, List<LiveMaterial> materials) {
    public ApplicationAnswer {
        materials = List.copyOf(materials);
    }
}
