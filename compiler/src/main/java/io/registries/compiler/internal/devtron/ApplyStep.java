// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.Optional;

/** How one object is read, planned and written. */
interface ApplyStep {
    /** Reads the object again. */
    Reading read(LiveData live) throws DevtronException;

    /** Plans the object, and possibly others. */
    void plan(LiveData live, PlanCollector collector);

    /** Why the object cannot be written now: a clause that follows its name; empty if it can. */
    Optional<String> obstacle(PlannedObject planned, Reading now) throws DevtronException;

    /** Sends the planned fields, and all others as they are. */
    WriteAnswer write(PlannedObject planned, Reading now) throws DevtronException;

    /** What the object waits for, if the answer says that it is not there yet: a clause. */
    default Optional<String> waitsFor(WriteAnswer answer) {
        return Optional.empty();
    }
}
