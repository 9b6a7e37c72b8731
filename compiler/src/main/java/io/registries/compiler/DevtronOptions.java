// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a Devtron instance is reached. The configuration never says it: whoever may propose a change to the configuration
 * could have the token sent elsewhere.
 *
 * @param url of Devtron, such as {@code https://devtron.acme.internal}
 * @param token where the API token is: {@code env:NAME}, {@code file:path} or {@code server:id}; never the token itself
 * @param caCertificate a PEM file with certificate authorities to trust in addition to those of the system
 * @param network proxies, name resolution and trust
 * @param timeout the limit of one request
 * @param parallelism the maximum number of requests at the same time; 1 to 8
 */
public record DevtronOptions(
        URI url,
        String token,
        Optional<Path> caCertificate,
        NetworkSettings network,
        Duration timeout,
        int parallelism) {
    /** A higher number would slow down Devtron for its users. */
    public static final int MAX_PARALLELISM = 8;

    public DevtronOptions {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?") || url.getUserInfo() != null) {
            throw new IllegalArgumentException("the URL must have the form https://host");
        }
        if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
            throw new IllegalArgumentException("the parallelism must be 1 to " + MAX_PARALLELISM);
        }
    }

    // A token that was given in place of a reference must not be printed.
    @Override
    public String toString() {
        return "DevtronOptions[" + url + "]";
    }
}
