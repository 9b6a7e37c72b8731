// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.credentials.GoogleServiceAccountKey;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RegistryUrlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Whether values that Devtron stores in another form mean the same as the declared ones. */
final class RegistryIdentity {
    private RegistryIdentity() {}

    /** Whether a URL in Devtron is that of a registry: it may have a scheme, a slash at its end, or another name of Docker Hub. */
    static boolean isSameUrl(Registry registry, String former) {
        RegistryUrl declared = registry.url().value();
        return RegistryUrl.parse(RegistryUrlParser.simplify(former))
                .filter(url -> url.equals(declared)
                        || (url.path().equals(declared.path())
                                && registry.provider().authKey(url).equals(registry.authKey())))
                .isPresent();
    }

    /** Whether a certificate in Devtron is the declared one, whatever its line breaks are. */
    static boolean isSameCertificate(Registry registry, String former) {
        return registry.connection()
                .caCertificate()
                .filter(file -> withoutSpace(text(file.value())).equals(withoutSpace(former)))
                .isPresent();
    }

    private static String withoutSpace(String pem) {
        return pem.replaceAll("\\s++", "");
    }

    private static String text(FileReference file) {
        try {
            return new String(file.content(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A password as it was before Devtron's form put it in quotes; keys of Google's service accounts in compact form. */
    static String unwrapped(Registry registry, String password) {
        if (!(registry.push() instanceof RegistryCredentials.ServiceAccountKey)) {
            return password;
        }
        String key = password.replaceFirst("(?s)^'(.*)'$", "$1");
        return GoogleServiceAccountKey.compact(key).orElse(key);
    }
}
