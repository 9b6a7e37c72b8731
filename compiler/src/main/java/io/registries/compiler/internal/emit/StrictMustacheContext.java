// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.BaseObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up in maps, and in nothing else: templates call no methods. {@code map.entries} lists a map's entries as
 * {@code key} and {@code value}; {@code list.first} is there for lists that are not empty.
 */
final class StrictMustacheContext extends BaseObjectHandler {
    private final Format format;

    StrictMustacheContext(Format format) {
        this.format = format;
    }

    @Override
    public Wrapper find(String name, List<Object> scopes) {
        String[] steps = steps(name);
        return here -> orEmpty(lookup(steps, here));
    }

    @Override
    public Binding createBinding(@Nullable String name, TemplateContext context, Code code) {
        boolean section = Templates.isSection(code);
        String[] steps = steps(name);
        return scopes -> {
            Object found = lookup(steps, scopes);
            if (found == null && !section) {
                throw new Templates.Unrenderable(
                        "it asks for `" + name + "`, which there is not", Optional.of(context));
            }
            return orEmpty(found);
        };
    }

    @Override
    public String stringify(Object value) {
        return format.encode(value);
    }

    // The library treats an empty string in a section as nothing.
    private static Object orEmpty(@Nullable Object found) {
        return found == null ? "" : found;
    }

    /** The names on the way to a value; none to the value that the template is at. Plain text has no name. */
    private static String[] steps(@Nullable String name) {
        return name == null || name.equals(".") ? new String[0] : name.split("\\.", -1);
    }

    private static @Nullable Object lookup(String[] steps, List<Object> scopes) {
        if (steps.length == 0) {
            return scopes.get(scopes.size() - 1);
        }
        for (int i = scopes.size() - 1; i >= 0; i--) {
            if (scopes.get(i) instanceof Map<?, ?> map && map.containsKey(steps[0])) {
                Object value = child(map, steps[0]);
                for (int step = 1; step < steps.length && value != null; step++) {
                    value = child(value, steps[step]);
                }
                return value;
            }
        }
        return null;
    }

    private static @Nullable Object child(Object parent, String name) {
        if (parent instanceof Map<?, ?> map) {
            if (!map.containsKey(name)) {
                return name.equals("entries") ? entries(map) : null;
            }
            Object value = map.get(name);
            return value == null ? Format.Absent.NULL : value;
        }
        if (parent instanceof List<?> list && name.equals("first")) {
            return list.isEmpty() ? null : Boolean.TRUE;
        }
        return null;
    }

    private static List<Map<String, Object>> entries(Map<?, ?> map) {
        List<Map<String, Object>> entries = new ArrayList<>();
        map.forEach((key, value) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("key", key);
            entry.put("value", value == null ? Format.Absent.NULL : value);
            entries.add(entry);
        });
        return entries;
    }
}
