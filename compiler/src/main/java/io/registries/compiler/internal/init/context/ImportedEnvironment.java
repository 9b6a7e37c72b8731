// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an environment is.
 *
 * @param name its name in Devtron
 * @param fields of its declaration, in addition to the name
 */
public record ImportedEnvironment(String name, Map<String, Object> fields) {
    public ImportedEnvironment {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
