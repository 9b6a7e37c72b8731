// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.format.JsonWriter;
import io.registries.compiler.internal.format.YamlScalars;
import io.registries.compiler.internal.template.ValueEncoder;
import java.util.Optional;

/** The formats of output files and their encoding of values. */
enum Format implements ValueEncoder {
    JSON {
        @Override
        public String encode(Object value) {
            return JsonWriter.nested(value);
        }
    },
    YAML {
        @Override
        public String encode(Object value) {
            return value instanceof String text ? YamlScalars.quote(text) : JsonWriter.compact(value);
        }
    };

    /** The format by file extension; empty for other extensions. */
    static Optional<Format> forPath(String path) {
        if (path.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return path.endsWith(".yaml") || path.endsWith(".yml") ? Optional.of(YAML) : Optional.empty();
    }
}
