// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.init.context.CaCertificate;
import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.ImportedRegistry;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Imports registry connections. CA certificates are not secret and are written to files. */
record RegistryConnections(ImportContext context) {
    private static final String INSECURE = "insecure";
    private static final String WITH_CERTIFICATE = "secure-with-cert";

    ImportedRegistry addConnection(ImportedRegistry registry, JsonNode bean) {
        String connection = JsonFields.text(bean, "connection");
        if (connection.isEmpty() || connection.equals("secure")) {
            return registry;
        }
        boolean insecure = connection.equals(INSECURE);
        if (!insecure && !connection.equals(WITH_CERTIFICATE)) {
            return note(registry, "its connection in Devtron is not supported");
        }
        if (!registry.type().hasConnection()) {
            return note(
                    registry,
                    "it is " + connection + " in Devtron, but type `"
                            + registry.type().type() + "` is always secure here");
        }
        if (insecure) {
            return registry.with("connection", INSECURE);
        }
        return withCertificate(registry, bean);
    }

    private ImportedRegistry withCertificate(ImportedRegistry registry, JsonNode bean) {
        String path = CaCertificate.path(registry.name());
        try {
            String pem = CaCertificate.pem(JsonFields.text(bean, "cert"), context.clock());
            ImportedRegistry connected =
                    registry.with("connection", WITH_CERTIFICATE).with("caCertificate", path);
            return new ImportedRegistry(
                    connected.name(),
                    connected.devtronName(),
                    connected.type(),
                    connected.url(),
                    connected.user(),
                    connected.fields(),
                    connected.comments(),
                    Optional.of(pem));
        } catch (CaCertificate.UnusableCertificateException e) {
            return note(registry, e.reason())
                    .withComment("save the CA certificate as " + path + ", and set `connection: secure-with-cert` and"
                            + " `caCertificate: " + path + "`");
        }
    }

    private ImportedRegistry note(ImportedRegistry registry, String note) {
        context.notes().add("registry", registry.name(), note);
        return registry.withComment(note);
    }
}
