// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The states of image pulls, according to the configuration and the checks of a run. */
public final class PullStates {
    private enum CheckOutcome {
        FAILED,
        NOT_CONFIRMED,
        CONFIRMED
    }

    private final Map<String, CheckOutcome> outcomes = new TreeMap<>();

    /** The states after these checks. */
    public PullStates(List<RegistryCheck> checks) {
        for (RegistryCheck check : checks) {
            outcomes.merge(
                    check.registry(), outcome(check), (first, second) -> first.compareTo(second) < 0 ? first : second);
        }
    }

    private static CheckOutcome outcome(RegistryCheck check) {
        if (!check.isOk()) {
            return CheckOutcome.FAILED;
        }
        boolean warns = check.diagnostics().stream().anyMatch(diagnostic -> diagnostic.severity() != Severity.NOTE);
        // A login that is only for pushes pulls nothing.
        boolean tried = check.purpose().equals("push") || check.stage().compareTo(Stage.PULL) >= 0;
        return warns || !tried ? CheckOutcome.NOT_CONFIRMED : CheckOutcome.CONFIRMED;
    }

    /** The state of a pull. A check says nothing about logins that the compiler cannot see. */
    public PullState of(PullPath path) {
        return switch (path.status()) {
            case ASSUMED -> PullState.ASSUMED;
            case DECLARED -> PullState.DECLARED;
            case RESOLVED ->
                switch (outcomes.getOrDefault(path.pull().registry().name().value(), CheckOutcome.NOT_CONFIRMED)) {
                    case FAILED -> PullState.FAILED;
                    case NOT_CONFIRMED -> PullState.RESOLVED;
                    case CONFIRMED -> PullState.VERIFIED;
                };
        };
    }
}
