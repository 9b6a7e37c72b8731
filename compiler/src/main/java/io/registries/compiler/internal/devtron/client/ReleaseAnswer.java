// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

/**
 * A release and its values.
 *
 * @param release without secrets
 * @param content with secrets
 */
public record ReleaseAnswer(LiveRelease release, ReleaseContent content) {}
