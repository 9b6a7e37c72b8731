// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

/**
 * A Git repository of an application.
 *
 * @param id its id
 * @param checkoutPath where it is checked out, such as {@code ./}
 */
public record LiveMaterial(int id, String checkoutPath) {}
