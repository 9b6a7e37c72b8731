// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import java.util.stream.Stream;

/** Generates the files of one kind of output. */
interface OutputGenerator {

    OutputKind kind();

    /** The logins whose secrets the files hold: no others are read. */
    default Stream<Access> neededSecrets(Configuration configuration, Selection selection) {
        return Stream.of();
    }

    /** What users should know about the files, such as what is left out of them. */
    default Stream<Diagnostic> notes(Configuration configuration) {
        return Stream.of();
    }

    /** The files, not yet rendered. */
    Stream<Draft> files(EmitInput input);
}
