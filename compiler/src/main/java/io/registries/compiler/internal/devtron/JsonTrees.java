// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies parts of JSON documents. */
final class JsonTrees {
    private JsonTrees() {}

    /** The object in a field, which is added if there is none. */
    static ObjectNode child(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode child ? child : parent.putObject(field);
    }

    /** Sets all fields of a document in another one; objects are merged. */
    static void merge(ObjectNode target, ObjectNode source) {
        source.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode object && !object.isEmpty()) {
                merge(child(target, field.getKey()), object);
            } else {
                target.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }

    /** Sets the value at a path of fields with dots between them, or removes it if the source has none. */
    static void copy(String path, ObjectNode source, ObjectNode target) {
        String[] names = path.split("\\.", -1);
        JsonNode from = source;
        ObjectNode to = target;
        for (int i = 0; i < names.length - 1; i++) {
            from = from.path(names[i]);
            if (!from.isObject() && !to.path(names[i]).isObject()) {
                return;
            }
            to = child(to, names[i]);
        }
        String last = names[names.length - 1];
        JsonNode value = from.path(last);
        if (value.isMissingNode()) {
            to.remove(last);
        } else {
            to.set(last, value.deepCopy());
        }
    }
}
