// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of an object of a plan.
 *
 * @param planned the object, and what was planned for it
 * @param outcome what became of it
 * @param reason why it was not changed; empty if it was
 * @param request what was sent; empty if nothing was
 */
public record AppliedObject(
        PlannedObject planned, AppliedOutcome outcome, Optional<String> reason, Optional<SentRequest> request) {

    /**
     * A request that changes something.
     *
     * @param time when the answer came, or did not come
     * @param status of the answer; empty if there was none
     * @param replaced the object before the request, as Devtron returned it, without secrets; empty if it is new
     */
    public record SentRequest(Instant time, Optional<Integer> status, Map<String, Object> replaced) {
        public SentRequest {
            replaced = Collections.unmodifiableMap(new LinkedHashMap<>(replaced));
        }
    }

    /** An object for which nothing was sent. */
    public static AppliedObject notSent(PlannedObject planned, AppliedOutcome outcome, Optional<String> reason) {
        return new AppliedObject(planned, outcome, reason, Optional.empty());
    }
}
