// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

/**
 * Where one value of one registry came from; never the value.
 *
 * @param registry the registry's name
 * @param field the field that says it
 * @param source the place, in words for people
 */
public record Provenance(String registry, String field, String source) {}
