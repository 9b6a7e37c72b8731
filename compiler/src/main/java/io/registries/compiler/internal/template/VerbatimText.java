// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

/**
 * A text that is part of a template, such as a style sheet of this project. It is rendered without an encoding, so it must
 * not contain anything from a configuration.
 *
 * @param text the text
 */
public record VerbatimText(String text) {}
