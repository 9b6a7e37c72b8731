// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import io.registries.compiler.PlanRequest.PlanSource;
import io.registries.compiler.PlanResult;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.PlannedAction;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A plan as a process of its own: {@code <folder with registries.yaml> <URL of Devtron> <state file>}. It saves the state, and
 * prints how many objects have to be updated.
 */
public final class PlanMain {
    private PlanMain() {}

    public static void main(String[] arguments) throws IOException {
        PlanCase planCase = PlanCase.of(Path.of(arguments[0]), Json.object(), "{}");
        PlanSource source = planCase.live(arguments[1]);
        Result<PlanResult> result = planCase.plan(source, Path.of(arguments[2]));
        Plan plan = result.value().orElseThrow().plan();
        System.out.println(plan.count(PlannedAction.UPDATE));
    }
}
