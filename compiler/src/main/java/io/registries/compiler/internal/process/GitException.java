// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.io.IOException;

/** A question that git does not answer, and what to do about it. */
public final class GitException extends IOException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String help;

    GitException(String problem, String help) {
        super(problem);
        this.problem = problem;
        this.help = help;
    }

    /** Why git does not answer, as a clause. */
    public String problem() {
        return problem;
    }

    /** How to fix it. */
    public String help() {
        return help;
    }
}
