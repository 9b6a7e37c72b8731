// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the variables of a template. */
final class TemplateFields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    TemplateFields put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    TemplateFields put(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
        return this;
    }

    Map<String, Object> map() {
        return fields;
    }
}
