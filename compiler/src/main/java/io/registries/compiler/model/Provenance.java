// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

/**
 * The source of one value of a registry, without the value.
 *
 * @param registry the registry's name
 * @param field the field that declares it
 * @param source a description of the source
 */
public record Provenance(String registry, String field, String source) {}
