// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.model.plan.AppliedObject;
import java.io.IOException;
import java.util.List;

/** Keeps what was done, so that it is known even if the run is killed. */
@FunctionalInterface
public interface ApplyJournal {
    /** Records all objects that were handled so far. */
    void record(List<AppliedObject> done) throws IOException;
}
