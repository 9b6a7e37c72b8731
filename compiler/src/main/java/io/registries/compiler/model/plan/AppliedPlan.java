// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import java.util.List;

/**
 * A plan that was carried out, as far as it was.
 *
 * @param plan the plan
 * @param objects what became of its objects, in the order in which they were handled
 * @param onlyCredentials whether nothing but logins was to be changed
 * @param run the run of a pipeline that did it
 * @param pullSecretsElsewhere the declared pull secrets that Devtron does not install, as {@code environment/secret}
 */
public record AppliedPlan(
        Plan plan,
        List<AppliedObject> objects,
        boolean onlyCredentials,
        PipelineRun run,
        List<String> pullSecretsElsewhere) {
    public AppliedPlan {
        pullSecretsElsewhere = List.copyOf(pullSecretsElsewhere);
        objects = List.copyOf(objects);
    }

    /** The number of objects with an outcome. */
    public long count(AppliedOutcome outcome) {
        return objects.stream().filter(object -> object.outcome() == outcome).count();
    }
}
