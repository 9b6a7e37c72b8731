// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static io.registries.compiler.diagnostic.Suggestions.quoted;

import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RegistryUrlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The help for fields that the variant of a map does not support. It offers only what makes the map valid, as far as the
 * schema tells.
 *
 * @param map the map
 * @param location of the variant
 * @param variant of the map
 * @param fields that it does not support
 * @param missing fields that it requires
 */
record VariantHelp(
        Node.Mapping map, SchemaLocation location, SchemaVariant variant, List<String> fields, List<String> missing) {
    private static final String KEY = "serviceAccountKey";

    /** Whether the variant applies because the field that selects it is not written. */
    static boolean isDefault(Node.Mapping map, SchemaVariant variant) {
        return variant.isSelectedByText() && map.entry(variant.field()).isEmpty();
    }

    String text() {
        List<String> changes = new ArrayList<>();
        String verb = isDefault(map, variant) ? "add " : "use ";
        List<String> settings =
                others().filter(this::isValidAs).map(SchemaVariant::setting).toList();
        if (!settings.isEmpty()) {
            changes.add(verb + oneOf(settings));
        }
        incomplete()
                .forEach(
                        (required, others) -> changes.add(verb + oneOf(others) + " with " + quoted(required, " and ")));
        if (isValidWithoutSelection()) {
            changes.add("remove `" + variant.field() + "`");
        }
        if (!isDefault(map, variant)) {
            changes.add(0, removal());
        } else if (settings.isEmpty()) {
            changes.add(removal());
        }
        return String.join(", or ", changes);
    }

    private String removal() {
        if (!missing.isEmpty()) {
            return "write " + replacement() + " instead";
        }
        return fields.size() == 1 ? "remove it" : "remove them";
    }

    private Stream<SchemaVariant> others() {
        return location.variantsWith(fields).stream();
    }

    /** Variants that support all fields of the map and require more, by the fields that they require. */
    private Map<List<String>, List<String>> incomplete() {
        List<String> written = map.entries().stream().map(Node.Entry::key).toList();
        Map<List<String>, List<String>> settings = new LinkedHashMap<>();
        others().filter(other -> variant.isSelectedByText() && other.hasAll(written))
                .forEach(other -> {
                    List<String> required = new ArrayList<>(other.requiredFields());
                    required.removeAll(written);
                    if (!required.isEmpty()) {
                        settings.computeIfAbsent(required, none -> new ArrayList<>())
                                .add(other.setting());
                    }
                });
        return settings;
    }

    private static String oneOf(List<String> settings) {
        return (settings.size() == 1 ? "" : "one of ") + quoted(settings, ", ");
    }

    // Google's key of a service account is the password of this user name.
    private String replacement() {
        boolean isKey = missing.equals(List.of(KEY))
                && map.entry("username")
                        .filter(entry -> entry.value() instanceof Node.Scalar username
                                && username.text().equals("_json_key"))
                        .isPresent();
        Optional<String> reference =
                isKey ? map.entry("password").flatMap(password -> reference(password.value())) : Optional.empty();
        return reference.map(value -> "`" + KEY + ": " + value + "`").orElseGet(() -> quoted(missing, " and "));
    }

    private static Optional<String> reference(Node node) {
        return node instanceof Node.Mapping mapping
                        && mapping.entries().size() == 1
                        && mapping.entries().get(0).value() instanceof Node.Scalar scalar
                        && SchemaDefinitions.matches("secret", node)
                ? PlainText.of(scalar.text())
                        .map(text -> "{" + mapping.entries().get(0).key() + ": " + text + "}")
                : Optional.empty();
    }

    private boolean isValidAs(SchemaVariant other) {
        return SchemaDefinitions.matches(
                        location.family(), SchemaDefinitions.with(map, other.field(), other.selection()))
                && acceptsUrl(other);
    }

    private boolean acceptsUrl(SchemaVariant other) {
        Optional<RegistryUrl> url = map.entry("url")
                .flatMap(entry -> entry.value() instanceof Node.Scalar scalar
                        ? RegistryUrl.parse(scalar.text())
                        : Optional.empty());
        return !location.family().equals("registry")
                || url.isEmpty()
                || RegistryUrlParser.accepts(Providers.byType(other.value()), url.get());
    }

    private boolean isValidWithoutSelection() {
        return !variant.isSelectedByText()
                && SchemaDefinitions.matches(
                        location.family(), SchemaDefinitions.without(map, List.of(variant.field())));
    }
}
