// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.model.plan.PlanOutcome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A request to compare a configuration with a Devtron instance. Names select with {@code *} for any text.
 *
 * @param validation the configuration, which is validated first
 * @param source what the configuration is compared with
 * @param instance the name of the Devtron instance, if environments name several
 * @param saveState the file to save the state of Devtron to, without secrets; absolute
 * @param applications the names of applications to plan; empty: all
 * @param projects the projects whose applications are planned; empty: all
 * @param environments the names of environments to plan; empty: all
 * @param failOn the outcomes that are errors; an error always is
 * @param acknowledgeLogs whether the user knows that Devtron logs the secrets that it receives
 * @param progress is notified of the progress
 */
public record PlanRequest(
        ValidationRequest validation,
        PlanSource source,
        Optional<String> instance,
        Optional<Path> saveState,
        Set<String> applications,
        Set<String> projects,
        Set<String> environments,
        Set<PlanOutcome> failOn,
        boolean acknowledgeLogs,
        ProgressListener progress) {
    /** The outcomes that are errors by default. */
    public static final Set<PlanOutcome> DEFAULT_FAIL_ON = Set.of(PlanOutcome.REFUSED);

    /** What a configuration is compared with. */
    public sealed interface PlanSource {
        /**
         * A running Devtron.
         *
         * @param devtron how it is reached
         */
        record Live(DevtronOptions devtron) implements PlanSource {}

        /**
         * The state of Devtron that an earlier plan saved. Secrets are not compared.
         *
         * @param file the file; absolute
         */
        record SavedState(Path file) implements PlanSource {}
    }

    public PlanRequest {
        applications = Set.copyOf(applications);
        projects = Set.copyOf(projects);
        environments = Set.copyOf(environments);
        failOn = Set.copyOf(failOn);
    }

    /** A request for everything, with the default outcomes as errors. */
    public static PlanRequest of(ValidationRequest validation, PlanSource source) {
        return new PlanRequest(
                validation,
                source,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                DEFAULT_FAIL_ON,
                false,
                ProgressListener.NONE);
    }
}
