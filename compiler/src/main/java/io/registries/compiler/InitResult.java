// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.util.Map;

/**
 * A first configuration, not yet on disk.
 *
 * @param yaml the text of registries.yaml
 * @param certificates the CA certificates that it names, by their paths relative to it
 * @param registries how many it declares
 * @param environments how many it declares
 * @param applications how many it declares
 */
public record InitResult(
        String yaml, Map<String, String> certificates, int registries, int environments, int applications) {}
