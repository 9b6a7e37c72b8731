// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The changes of a plan.json, each with its fields.
 *
 * @param changes the type, name, action and fields of each object
 */
record SavedPlan(Set<List<String>> changes) {
    private static final String VERSION = "registries.plan/v1";

    SavedPlan {
        changes = Set.copyOf(changes);
    }

    /** Whether it contains a change with the same fields and values. */
    boolean contains(PlannedObject object) {
        List<String> change = new ArrayList<>(
                List.of(object.type().id(), object.name(), object.action().id()));
        for (FieldChange field : object.fields()) {
            change.add(field.name());
            change.add(field.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            change.add(field.former().orElse(""));
            change.add(field.planned().orElse(""));
        }
        return changes.contains(change);
    }

    /**
     * Reads a file.
     *
     * @param name of the file in messages
     * @param configuration the digest of the present configuration
     * @param now the time
     * @param maxAge the maximum age of the plan
     */
    static Result<SavedPlan> read(Path file, String name, String configuration, Instant now, Duration maxAge) {
        JsonNode json;
        try {
            json = JsonSupport.read(Files.readString(file)).orElseGet(JsonSupport::emptyObject);
        } catch (NoSuchFileException ignored) {
            return outdated(name, "does not exist");
        } catch (IOException ignored) {
            return outdated(name, "cannot be read");
        }
        Optional<Instant> created = instant(JsonFields.text(json, "created"));
        if (!JsonFields.text(json, "apiVersion").equals(VERSION) || created.isEmpty()) {
            return outdated(name, "is not a plan that this version can read");
        }
        if (!JsonFields.text(json, "configuration").equals(configuration)) {
            return outdated(name, "was made of another configuration");
        }
        if (created.get().plus(maxAge).isBefore(now)) {
            return outdated(name, "is older than " + maxAge.toHours() + " h");
        }
        Set<List<String>> changes = new HashSet<>();
        json.path("objects").values().forEach(object -> changes.add(change(object)));
        return Result.success(new SavedPlan(changes));
    }

    private static List<String> change(JsonNode object) {
        List<String> change = new ArrayList<>(List.of(
                JsonFields.text(object, "type"), JsonFields.text(object, "name"), JsonFields.text(object, "action")));
        object.path("fields").values().forEach(field -> {
            change.add(JsonFields.text(field, "name"));
            change.add(JsonFields.text(field, "kind"));
            change.add(JsonFields.text(field, "former"));
            change.add(JsonFields.text(field, "planned"));
        });
        return change;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException ignored) {
            return Optional.empty();
        }
    }

    private static Result<SavedPlan> outdated(String name, String problem) {
        return Result.failure(
                Diagnostic.withoutLocation(DiagnosticCode.OUTDATED_PLAN, "the saved plan `" + name + "` " + problem)
                        .help("make a new plan, review it, and use its `plan.json`"));
    }
}
