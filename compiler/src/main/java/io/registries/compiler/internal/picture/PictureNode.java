// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

/**
 * A node of the picture.
 *
 * @param id unique in the picture
 * @param column its column
 * @param group the cluster of an environment; empty for other nodes, and without a cluster
 * @param label its name
 * @param detail what else is displayed; may be empty
 */
public record PictureNode(String id, PictureColumn column, String group, String label, String detail) {}
