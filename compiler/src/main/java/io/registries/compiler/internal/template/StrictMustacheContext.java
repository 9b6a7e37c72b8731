// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.Iteration;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.ValueCode;
import com.github.mustachejava.reflect.BaseObjectHandler;
import com.github.mustachejava.util.Wrapper;
import io.registries.compiler.internal.format.ExplicitNull;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves template variables in maps only; templates cannot call methods. {@code map.entries} lists the entries of a
 * map as {@code key} and {@code value}; {@code list.first} is true for non-empty lists.
 */
class StrictMustacheContext extends BaseObjectHandler {
    private final ValueEncoder encoder;

    StrictMustacheContext(ValueEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public Wrapper find(String name, List<Object> scopes) {
        String[] segments = segments(name);
        return here -> orEmpty(lookup(segments, here));
    }

    @Override
    public Binding createBinding(@Nullable String name, TemplateContext context, Code code) {
        boolean section = isSection(code);
        String[] segments = segments(name);
        return scopes -> {
            Object found = lookup(segments, scopes);
            if (found == null && !section) {
                throw new UnrenderableTemplateException(
                        "unknown template variable `" + name + "`", Optional.of(context));
            }
            return orEmpty(found);
        };
    }

    @Override
    public Writer iterate(Iteration iteration, Writer writer, @Nullable Object items, List<Object> scopes) {
        return super.iterate(counted(iteration), writer, items, scopes);
    }

    private static Iteration counted(Iteration iteration) {
        return (writer, item, scopes) -> {
            RenderLimit.countStep(scopes);
            return iteration.next(writer, item, scopes);
        };
    }

    @Override
    public String stringify(Object value) {
        return encoder.encode(value);
    }

    /** Whether a code is a section, which may use missing variables. */
    static boolean isSection(Code code) {
        return !(code instanceof ValueCode);
    }

    // The library treats an empty string in a section as missing.
    private static Object orEmpty(@Nullable Object found) {
        return found == null ? "" : found;
    }

    /** The segments of a dotted name; empty for the current value. Plain text has no name. */
    private static String[] segments(@Nullable String name) {
        return name == null || name.equals(".") ? new String[0] : name.split("\\.", -1);
    }

    private static @Nullable Object lookup(String[] segments, List<Object> scopes) {
        if (segments.length == 0) {
            return scopes.get(scopes.size() - 1);
        }
        for (int i = scopes.size() - 1; i >= 0; i--) {
            if (scopes.get(i) instanceof Map<?, ?> map && map.containsKey(segments[0])) {
                Object value = child(map, segments[0]);
                for (int step = 1; step < segments.length && value != null; step++) {
                    value = child(value, segments[step]);
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
            return value == null ? ExplicitNull.INSTANCE : value;
        }
        if (parent instanceof List<?> list && name.equals("first")) {
            return list.isEmpty() ? null : Boolean.TRUE;
        }
        return null;
    }

    private static List<Map<String, Object>> entries(Map<?, ?> map) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("key", field.getKey());
            entry.put("value", field.getValue() == null ? ExplicitNull.INSTANCE : field.getValue());
            entries.add(entry);
        }
        return entries;
    }
}
