// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import java.util.Optional;

/** Links credentials of registries, {@code pullCredentials} and pull secrets. */
final class AccessLinker {
    private AccessLinker() {}

    /** The credentials in these fields; empty if there are none. */
    static Optional<RegistryCredentials> credentials(MappingReader fields) {
        if (fields.has("serviceAccountKey")) {
            return Optional.of(new RegistryCredentials.ServiceAccountKey(reference(fields, "serviceAccountKey")));
        }
        if (fields.has("secretAccessKey")) {
            return Optional.of(new RegistryCredentials.AccessKey(
                    reference(fields, "accessKeyId"), reference(fields, "secretAccessKey")));
        }
        if (fields.has("password")) {
            return Optional.of(
                    new RegistryCredentials.Password(reference(fields, "username"), reference(fields, "password")));
        }
        return Optional.empty();
    }

    private static Located<SecretReference> reference(MappingReader fields, String field) {
        Node node = fields.node(field).orElseThrow();
        if (node instanceof Node.Scalar scalar) {
            return new Located<>(new SecretReference.Literal(scalar.text()), scalar.span());
        }
        Node.Entry entry = ((Node.Mapping) node).entries().get(0);
        Node.Scalar value = (Node.Scalar) entry.value();
        SecretReference reference = switch (entry.key()) {
            case "env" -> new SecretReference.EnvironmentVariable(value.text());
            case "file" -> new SecretReference.SecretFile(MappingReader.reference(value.text(), value.span()));
            case "server" -> new SecretReference.MavenServer(value.text());
            case "dockerConfig" -> new SecretReference.DockerConfigEntry(value.text());
            default -> throw new IllegalStateException("a reference that the schema does not allow");
        };
        return new Located<>(reference, value.span());
    }
}
