// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

/**
 * The name of an image as in a pod, without a tag.
 *
 * @param value such as {@code quay.io/acme/checkout}; without a host for Docker Hub
 */
public record ImageName(String value) {
    @Override
    public String toString() {
        return value;
    }
}
