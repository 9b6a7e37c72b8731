// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import java.util.List;
import java.util.stream.Stream;

/**
 * The input of output generators.
 *
 * @param configuration the configuration
 * @param selection the selected outputs and environments
 * @param pullPaths how each image is pulled
 * @param keychain the secrets of the selected outputs
 * @param reencryption decides when files are encrypted again
 * @param userTemplates templates that replace built-in ones or add files
 */
record EmitInput(
        Configuration configuration,
        OutputSelection selection,
        List<PullPath> pullPaths,
        Keychain keychain,
        ReencryptionPolicy reencryption,
        TemplateFolder userTemplates) {

    /** The pull paths of the selected environments. */
    Stream<PullPath> selectedPullPaths() {
        return pullPaths.stream()
                .filter(path -> selection.hasEnvironment(path.pull().environment()));
    }
}
