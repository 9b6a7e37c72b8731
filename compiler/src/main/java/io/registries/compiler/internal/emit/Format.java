// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.format.YamlScalars;
import java.util.Optional;

/** The formats of output files, and how a value is written in each so that it reads back as it was. */
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

    /** Stands for a null that is meant, where templates know only missing. */
    enum Absent {
        NULL
    }

    /** The format of a file, by its name. */
    static Optional<Format> of(String path) {
        if (path.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return path.endsWith(".yaml") || path.endsWith(".yml") ? Optional.of(YAML) : Optional.empty();
    }

    /** A value as it stands in a file of this format. */
    abstract String encode(Object value);
}
