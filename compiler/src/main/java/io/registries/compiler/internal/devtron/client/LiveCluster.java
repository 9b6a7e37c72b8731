// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

/**
 * A cluster in Devtron.
 *
 * @param id its id
 * @param name its name
 */
public record LiveCluster(int id, String name) {}
