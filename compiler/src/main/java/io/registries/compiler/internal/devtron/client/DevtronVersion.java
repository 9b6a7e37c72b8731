// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

/**
 * The version of a Devtron server.
 *
 * @param commit the Git commit that it was built from
 * @param serverMode {@code FULL}, or {@code EA_ONLY} for one without builds
 */
public record DevtronVersion(String commit, String serverMode) {}
