// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

/**
 * A project in Devtron.
 *
 * @param id its id
 * @param name its name
 */
public record LiveProject(int id, String name) {}
