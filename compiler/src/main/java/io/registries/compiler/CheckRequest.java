// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

/**
 * What to check.
 *
 * @param validation what to validate first
 * @param connectivity how registries are contacted
 * @param progress told how far the work is
 */
public record CheckRequest(ValidationRequest validation, ConnectivityOptions connectivity, ProgressListener progress) {}
