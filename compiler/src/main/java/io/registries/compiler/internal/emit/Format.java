// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.format.YamlScalars;
import java.util.Optional;

/** The formats of output files and their encoding of values. */
enum Format {
    JSON {
        @Override
        String encode(Object value) {
            return JsonWriter.nested(value);
        }
    },
    YAML {
        @Override
        String encode(Object value) {
            return value instanceof String text ? YamlScalars.quote(text) : JsonWriter.compact(value);
        }
    };

    /** Represents an explicit null, since templates treat null as missing. */
    enum ExplicitNull {
        INSTANCE
    }

    /** The format by file extension; empty for other extensions. */
    static Optional<Format> forPath(String path) {
        if (path.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return path.endsWith(".yaml") || path.endsWith(".yml") ? Optional.of(YAML) : Optional.empty();
    }

    /** Encodes a value. */
    abstract String encode(Object value);
}
