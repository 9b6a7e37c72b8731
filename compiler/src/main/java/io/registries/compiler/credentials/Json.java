// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.credentials;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON. Loaded with the library when the first is read: most runs read none, and it takes a tenth of a second. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /**
     * A text as JSON.
     *
     * @throws tools.jackson.core.JacksonException if it is none
     */
    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static JsonNode read(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }
}
