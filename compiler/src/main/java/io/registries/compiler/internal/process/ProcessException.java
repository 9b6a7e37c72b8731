// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.io.IOException;

/** Thrown if a program cannot be run or exceeds a limit. */
public final class ProcessException extends IOException {
    private static final long serialVersionUID = 1;

    private final String problem;

    ProcessException(String problem) {
        super(problem);
        this.problem = problem;
    }

    ProcessException(String problem, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    /** The problem, as the rest of a sentence that begins with the name of the program. */
    public String problem() {
        return problem;
    }
}
