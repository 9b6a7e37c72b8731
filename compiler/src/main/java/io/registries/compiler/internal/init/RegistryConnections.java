// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How Devtron connects to a registry: a certificate is no secret, and is kept beside the file. */
record RegistryConnections(ImportContext inventory) {
    private static final String INSECURE = "insecure";
    private static final String WITH_CERTIFICATE = "secure-with-cert";

    ImportedRegistry connect(ImportedRegistry registry, JsonNode bean) {
        String connection = JsonFields.text(bean, "connection");
        if (connection.isEmpty() || connection.equals("secure")) {
            return registry;
        }
        boolean insecure = connection.equals(INSECURE);
        if (!insecure && !connection.equals(WITH_CERTIFICATE)) {
            return remark(registry, "its connection in Devtron is none that is known");
        }
        if (!registry.type().hasConnection()) {
            return remark(
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
            String pem = CaCertificate.pem(JsonFields.text(bean, "cert"), inventory.clock());
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
        } catch (CaCertificate.Unusable e) {
            return remark(registry, e.reason())
                    .commented("once it is in " + path + ": `connection: secure-with-cert` and `caCertificate: " + path
                            + "`");
        }
    }

    private ImportedRegistry remark(ImportedRegistry registry, String remark) {
        inventory.notes().add("registry", registry.name(), remark);
        return registry.commented(remark);
    }
}
