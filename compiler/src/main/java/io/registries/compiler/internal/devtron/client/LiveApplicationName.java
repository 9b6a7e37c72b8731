// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

/**
 * An application in Devtron, by name.
 *
 * @param id its id
 * @param name unique among active applications
 */
public record LiveApplicationName(int id, String name) {}
