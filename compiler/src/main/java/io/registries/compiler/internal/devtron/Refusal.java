// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.DiagnosticCode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Why an object must not be changed.
 *
 * @param code a danger, which a comment in the file can allow, or {@link DiagnosticCode#DEVTRON_REFUSAL}
 * @param reason a clause that follows the name of the object
 * @param help what to do
 */
public record Refusal(DiagnosticCode code, String reason, String help) {
    /** The codes of all refusals. */
    public static final Set<DiagnosticCode> CODES = Collections.unmodifiableSet(EnumSet.of(
            DiagnosticCode.DEVTRON_REFUSAL,
            DiagnosticCode.REGISTRY_URL,
            DiagnosticCode.PULL_LOGIN_REMOVAL,
            DiagnosticCode.PULL_SECRET_INJECTION,
            DiagnosticCode.PLAINTEXT_COMMIT,
            DiagnosticCode.FOREIGN_SECRET));

    /** A change that cannot be allowed: Devtron cannot make it, or would lose something by it. */
    static Refusal impossible(String reason, String help) {
        return new Refusal(DiagnosticCode.DEVTRON_REFUSAL, reason, help);
    }

    /** A danger that a comment can allow. */
    static Refusal danger(DiagnosticCode code, String reason) {
        return new Refusal(
                code, reason, "if this is intended, write `# registries: allow " + code.id() + ": <reason>` here");
    }

    boolean canBeAllowed() {
        return code != DiagnosticCode.DEVTRON_REFUSAL;
    }
}
