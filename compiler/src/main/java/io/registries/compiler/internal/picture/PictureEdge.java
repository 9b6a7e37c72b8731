// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

import java.util.Optional;

/**
 * A line between two nodes of neighbouring columns.
 *
 * @param from the identifier of the left node
 * @param to the identifier of the right node
 * @param state the least certain state of the pulls that it stands for; absent for builds
 */
public record PictureEdge(String from, String to, Optional<PullState> state) {}
