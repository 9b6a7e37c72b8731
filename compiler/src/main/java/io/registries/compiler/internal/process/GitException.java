// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.io.IOException;

/** Thrown if Git fails, with the fix for users. */
public final class GitException extends IOException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String help;

    GitException(String problem, String help) {
        super(problem);
        this.problem = problem;
        this.help = help;
    }

    /** Why Git fails, as a clause. */
    public String problem() {
        return problem;
    }

    /** How to fix it. */
    public String help() {
        return help;
    }
}
