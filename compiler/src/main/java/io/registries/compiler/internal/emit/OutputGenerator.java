// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.RegistryCredentials;
import java.util.stream.Stream;

/** Generates the files of one kind of output. */
interface OutputGenerator {

    OutputKind kind();

    /** The logins whose secrets the files hold: no others are read. */
    default Stream<RegistryCredentials> neededSecrets(Configuration configuration, OutputSelection selection) {
        return Stream.of();
    }

    /** What users should know about the files, such as what is left out of them. */
    default Stream<Diagnostic> notes(Configuration configuration) {
        return Stream.of();
    }

    /** The files, not yet rendered. */
    Stream<FileTemplateModel> files(EmitInput input);
}
