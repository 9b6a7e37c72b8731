// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.model.plan.AppliedObject;
import io.registries.compiler.model.plan.AppliedOutcome;
import io.registries.compiler.model.plan.AppliedPlan;
import java.util.List;

/** Whether logins that were replaced may be revoked. */
final class OldLogins {
    private OldLogins() {}

    static String line(AppliedPlan applied) {
        List<AppliedObject> left = applied.objects().stream()
                .filter(object ->
                        !object.outcome().isAsDeclared() || object.planned().isPartlyCompared())
                .toList();
        long replaced = applied.count(AppliedOutcome.UPDATED);
        if (!left.isEmpty()) {
            return "do not revoke old logins yet: " + Plurals.count(left.size(), "object")
                    + " may still have them, such as "
                    + left.get(0).planned().type().displayName() + " `"
                    + left.get(0).planned().name() + "`";
        }
        if (!applied.pullSecretsElsewhere().isEmpty()) {
            return "do not revoke old logins yet: Devtron does not install the pull secrets "
                    + String.join(", ", applied.pullSecretsElsewhere()) + "; deliver them first";
        }
        return replaced == 0
                ? "Devtron has the declared logins"
                : "the old logins may be revoked: Devtron returned the new ones for "
                        + Plurals.count(replaced, "object");
    }
}
