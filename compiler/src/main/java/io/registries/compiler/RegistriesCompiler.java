// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.Configuration;
import java.io.IOException;

/** The compiler. Thread-safe; make one and keep it. */
public final class RegistriesCompiler {

    /** Syntax, schema, links and rules: all that can be told without network and without a secret. */
    public Result<Configuration> validate(ValidationRequest request) {
        throw new IllegalStateException();
    }

    /**
     * Validates, reads the secrets that the chosen output needs, and writes it.
     *
     * @throws IOException if a folder cannot be written, in words for people
     */
    public Result<Compilation> compile(CompilationRequest request) throws IOException {
        throw new IllegalStateException();
    }
}
