// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.io.IOException;
import java.nio.file.Path;

/** Carries a plan out in a separate process, so that it can be killed. */
public final class KillableApplyMain {
    private KillableApplyMain() {}

    /** The folder of the case, the URL of Devtron, and the journal. */
    public static void main(String[] arguments) throws IOException {
        PlanCase planCase = PlanCase.read(Path.of(arguments[0]));
        planCase.apply(planCase.live(arguments[1]), Path.of(arguments[2]));
    }
}
