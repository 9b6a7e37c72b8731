// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import java.time.Duration;

/** Defines when certificates and tokens are reported as expiring. */
public final class ExpiryPolicy {
    /** Certificates and tokens that expire within this period are reported. */
    public static final Duration EXPIRY_WARNING = Duration.ofDays(30);

    private ExpiryPolicy() {}
}
