// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.RegistryCredentials;
import java.util.List;

/** Generates the files of one kind of output. */
interface OutputGenerator {

    OutputKind kind();

    /** The credentials that the files contain; no other secrets are read. */
    default List<RegistryCredentials> neededSecrets(Configuration configuration, OutputSelection selection) {
        return List.of();
    }

    /** Diagnostics about the files, for example about skipped items. */
    default List<Diagnostic> notes(Configuration configuration) {
        return List.of();
    }

    /** The files to render. */
    List<FileTemplateModel> files(EmitInput input);
}
