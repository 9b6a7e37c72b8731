// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.util.Map;

/**
 * An imported configuration.
 *
 * @param yaml the text of registries.yaml
 * @param certificates the CA certificates that it references, by their paths relative to the file
 * @param registries the number of declared registries
 * @param environments the number of declared environments
 * @param applications the number of declared applications
 */
public record InitResult(
        String yaml, Map<String, String> certificates, int registries, int environments, int applications) {}
