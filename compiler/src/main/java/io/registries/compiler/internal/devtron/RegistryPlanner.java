// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.devtron.PlanCollector.Subject;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.BuildFields;
import io.registries.compiler.internal.devtron.client.LiveRegistry;
import io.registries.compiler.internal.payload.RegistryPayload;
import io.registries.compiler.model.Connection.ConnectionMode;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans registries. */
final class RegistryPlanner {
    private static final String TYPE = "registryType";
    private static final String URL = "registryUrl";
    private static final String CERTIFICATE = "cert";
    private static final Set<String> USER_FIELDS = Set.of("username", "awsAccessKeyId");
    private static final Set<String> SECRET_FIELDS = Set.of("password", "awsSecretAccessKey");

    /** Fields of the payload whose values do not come from fields of the file, or are planned on their own. */
    private static final Set<String> NOT_PLANNED_HERE = Set.of(
            "id",
            "pluginId",
            "isDefault",
            "active",
            "ipsConfig",
            "isPublic",
            "isOCICompliantRegistry",
            "ociRegistryConfig");

    private final LiveData live;
    private final Keychain keychain;
    private final PlanCollector plan;

    RegistryPlanner(LiveData live, Keychain keychain, PlanCollector plan) {
        this.live = live;
        this.keychain = keychain;
        this.plan = plan;
    }

    void plan(Registry registry) {
        Subject subject = new Subject(
                PlannedType.REGISTRY, registry.name().value(), registry.name().span());
        Answer<LiveRegistry> answer = live.state().registry(registry.name().value());
        if (answer.unreadable().isPresent()) {
            plan.notReadable(subject, answer.unreadable().get());
        } else if (answer.foundNothing()) {
            plan.create(subject, created(registry), List.of());
        } else {
            LiveRegistry former = answer.found().orElseThrow();
            List<FieldChange> fields = changed(registry, former);
            plan.update(subject, fields, refusals(registry, former, fields));
        }
    }

    private List<FieldChange> created(Registry registry) {
        List<FieldChange> fields = new ArrayList<>();
        BuildFields.of(RegistryPayload.of(registry, keychain.credential(registry.push())))
                .forEach((path, value) -> {
                    String field = path.split("\\.", 2)[0];
                    if (SECRET_FIELDS.contains(field) || (USER_FIELDS.contains(field) && !hasLiteralUser(registry))) {
                        fields.add(FieldChange.secret(field));
                    } else if (field.equals(CERTIFICATE)) {
                        fields.add(FieldChange.of(path, Optional.empty(), Optional.of("the declared certificate")));
                    } else if (!NOT_PLANNED_HERE.contains(field)) {
                        fields.add(FieldChange.of(path, Optional.empty(), Optional.of(value)));
                    }
                });
        return fields;
    }

    private static boolean hasLiteralUser(Registry registry) {
        return registry.push().references().get(0).value() instanceof SecretReference.Literal;
    }

    private List<FieldChange> changed(Registry registry, LiveRegistry former) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        if (registry.written().contains("type") || registry.written().contains("url")) {
            before.put(TYPE, former.type());
            after.put(TYPE, RegistryPayload.type(registry));
        }
        if (registry.written().contains("url") && !RegistryIdentity.isSameUrl(registry, former.url())) {
            before.put(URL, former.url());
            after.put(URL, registry.url().value().toString());
        }
        if (registry.written().contains("region")) {
            before.put("awsRegion", former.region());
            registry.region().ifPresent(region -> after.put("awsRegion", region));
        }
        if (registry.written().contains("connection")) {
            before.put("connection", former.connection());
            after.put("connection", registry.connection().mode().value().id());
        }
        if (registry.written().contains("caCertificate")
                && !RegistryIdentity.isSameCertificate(registry, former.certificate())) {
            before.put(CERTIFICATE, former.certificate().isEmpty() ? "" : "another certificate");
            after.put(CERTIFICATE, "the declared certificate");
        }
        List<FieldChange> fields = new ArrayList<>(FieldComparison.compare(before, after, path -> true));
        fields.addAll(login(registry, former));
        return fields;
    }

    private List<FieldChange> login(Registry registry, LiveRegistry former) {
        if (registry.push().references().isEmpty()) {
            return losesKey(registry, former)
                    ? List.of(FieldChange.of("awsAccessKeyId", Optional.of(former.username()), Optional.empty()))
                    : List.of();
        }
        boolean isAccessKey = registry.push().fields().containsKey("accessKeyId");
        Optional<Credential> login =
                keychain.credential(registry.push()).filter(known -> keychain.isKnown(registry.push()));
        List<FieldChange> fields = new ArrayList<>();
        username(registry, former, login, isAccessKey ? "awsAccessKeyId" : "username")
                .ifPresent(fields::add);
        password(registry, former, login, isAccessKey ? "awsSecretAccessKey" : "password")
                .ifPresent(fields::add);
        return fields;
    }

    private static Optional<FieldChange> username(
            Registry registry, LiveRegistry former, Optional<Credential> login, String field) {
        if (registry.push().references().get(0).value() instanceof SecretReference.Literal literal) {
            return literal.value().equals(former.username())
                    ? Optional.empty()
                    : Optional.of(FieldChange.of(
                            field,
                            Optional.of(former.username()).filter(name -> !name.isEmpty()),
                            Optional.of(literal.value())));
        }
        return login.filter(known -> !known.username().reveal().equals(former.username()))
                .map(known -> FieldChange.secret(field));
    }

    private Optional<FieldChange> password(
            Registry registry, LiveRegistry former, Optional<Credential> login, String field) {
        Optional<String> stored = Optional.ofNullable(
                        live.secrets().registries().get(former.name()))
                .map(secret -> RegistryIdentity.unwrapped(registry, secret.reveal()));
        if (login.isEmpty() || stored.isEmpty()) {
            return Optional.of(FieldChange.notCompared(field));
        }
        return login.get().password().reveal().equals(stored.get())
                ? Optional.empty()
                : Optional.of(FieldChange.secret(field));
    }

    private static boolean losesKey(Registry registry, LiveRegistry former) {
        return registry.written().contains("auth")
                && registry.push().references().isEmpty()
                && !former.username().isEmpty();
    }

    private static List<Refusal> refusals(Registry registry, LiveRegistry former, List<FieldChange> fields) {
        List<Refusal> refusals = new ArrayList<>();
        ConnectionMode mode = registry.connection().mode().value();
        if (mode != ConnectionMode.SECURE_WITH_CERT
                && registry.written().contains("connection")
                && !former.certificate().isEmpty()) {
            refusals.add(Refusal.impossible(
                    "has a CA certificate in Devtron, which an update cannot remove",
                    "delete the registry in Devtron and add it again, or keep `secure-with-cert`"));
        }
        if (losesKey(registry, former)) {
            refusals.add(Refusal.impossible(
                    "has an access key in Devtron, which an update cannot remove",
                    "delete the registry in Devtron and add it again, or declare the key"));
        }
        fields.stream()
                .filter(field -> field.name().equals(TYPE) || field.name().equals(URL))
                .findFirst()
                .ifPresent(field -> refusals.add(Refusal.danger(
                        DiagnosticCode.REGISTRY_URL,
                        "has another " + (field.name().equals(TYPE) ? "type" : "URL")
                                + " in Devtron: images of running applications would be looked for elsewhere")));
        return refusals;
    }
}
