// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

import io.registries.compiler.model.RegistryCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What expires, and when: certificates of registries and tokens, the first to expire first.
 *
 * @param expiries in order of their days
 */
public record ExpiryTimeline(List<Expiry> expiries) {
    /** Everything later is at the end of the line. */
    public static final int MAX_DAYS = 365;

    public ExpiryTimeline {
        expiries = List.copyOf(expiries);
    }

    /** How soon something expires. */
    public enum Urgency {
        /** It has expired. */
        EXPIRED,
        /** Within 30 days. */
        SOON,
        /** Later. */
        LATER
    }

    /**
     * Something that expires.
     *
     * @param name of the registry, and the purpose of the credential if it has several
     * @param subject what expires
     * @param days until it expires; negative if it has expired
     */
    public record Expiry(String name, String subject, long days) {
        private static final int SOON_DAYS = 30;

        /** How soon it expires. */
        public Urgency urgency() {
            if (days < 0) {
                return Urgency.EXPIRED;
            }
            return days < SOON_DAYS ? Urgency.SOON : Urgency.LATER;
        }

        /** The position on a line of a width. */
        public long position(int width) {
            return Math.max(0, Math.min(days, MAX_DAYS)) * width / MAX_DAYS;
        }
    }

    /** What the checks of a run received. */
    public static ExpiryTimeline of(List<RegistryCheck> checks) {
        List<Expiry> expiries = new ArrayList<>();
        for (RegistryCheck check : checks) {
            check.daysToExpiry().ifPresent(days -> expiries.add(new Expiry(check.registry(), "certificate", days)));
            check.daysToTokenExpiry().ifPresent(days -> expiries.add(new Expiry(check.name(), "token", days)));
        }
        return new ExpiryTimeline(expiries.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Expiry::days).thenComparing(Expiry::name))
                .toList());
    }
}
