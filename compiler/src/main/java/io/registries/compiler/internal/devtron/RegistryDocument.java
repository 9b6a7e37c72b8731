// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.RawAnswer;
import io.registries.compiler.internal.devtron.client.RegistryAnswer;
import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.payload.RegistryPayload;
import io.registries.compiler.model.Connection.ConnectionMode;
import io.registries.compiler.model.Registry;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The document of a registry: an update replaces all of its fields, except secrets and certificates that are empty. */
final class RegistryDocument {
    private static final List<String> SECRETS = List.of("password", "awsSecretAccessKey");
    private static final List<String> REQUIRED = List.of("pluginId", "ipsConfig");

    private RegistryDocument() {}

    /** Reads a registry again. */
    static Reading read(DevtronClient client, String name, LiveData live) throws DevtronException {
        Answer<RawAnswer<RegistryAnswer>> answer = client.rawRegistry(name);
        Answer<RegistryAnswer> registry = answer.map(RawAnswer::object);
        return Reading.of(
                new LiveData(
                        live.state().withRegistry(name, registry.map(RegistryAnswer::registry)),
                        live.secrets().withRegistry(name, registry.found().map(RegistryAnswer::password))),
                answer);
    }

    /**
     * The body of an update that changes nothing.
     *
     * @param former the registry as it is
     * @param declared the declared registry, for fields that Devtron requires and does not always return
     */
    static ObjectNode unchanged(ObjectNode former, ObjectNode declared) {
        ObjectNode body = former.deepCopy();
        // Devtron keeps what is empty, and logs what it receives.
        SECRETS.stream().filter(body::has).forEach(field -> body.put(field, ""));
        // A certificate stays when a registry no longer uses it, but is not accepted in an update.
        if (!JsonFields.text(body, "connection").equals(ConnectionMode.SECURE_WITH_CERT.id())) {
            body.put("cert", "");
        }
        for (String field : REQUIRED) {
            if (!body.hasNonNull(field)) {
                copy(field, declared, body);
            }
        }
        return body;
    }

    /** Sets a declared field, or empties it if it is not declared. */
    static void copy(String field, ObjectNode declared, ObjectNode body) {
        if (declared.has(field)) {
            body.set(field, declared.get(field));
        } else {
            body.put(field, "");
        }
    }

    /** A declared registry as a document. */
    static ObjectNode declared(Registry registry, Optional<Credential> login) {
        return (ObjectNode) JsonSupport.toTree(RegistryPayload.of(registry, login));
    }
}
