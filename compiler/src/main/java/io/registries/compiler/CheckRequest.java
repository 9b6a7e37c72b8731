// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

/**
 * A request to check registries.
 *
 * @param validation the configuration, which is validated first
 * @param connectivity how to check the registries
 * @param progress is notified of the progress
 */
public record CheckRequest(ValidationRequest validation, ConnectivityOptions connectivity, ProgressListener progress) {}
