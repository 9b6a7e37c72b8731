// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.Optional;

/**
 * A registry in Devtron, without secrets.
 *
 * @param name its id
 * @param type such as {@code docker-hub}
 * @param url without a scheme
 * @param region of AWS; may be empty
 * @param isDefault whether it is the default registry
 * @param connection such as {@code secure}
 * @param certificate the CA certificate; may be empty
 * @param username the user or the access key ID; may be empty
 * @param injection the pull secret that Devtron adds to deployments; empty if it is not known
 */
public record LiveRegistry(
        String name,
        String type,
        String url,
        String region,
        boolean isDefault,
        String connection,
        String certificate,
        String username,
        Optional<LiveInjection> injection) {}
