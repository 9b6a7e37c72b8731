// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.output.OutputTree;
import io.registries.compiler.model.OutputKind;
import java.util.Arrays;

/** Where a run may read and write. */
public final class RunFiles {
    private RunFiles() {}

    /** Where input may be read. */
    public static InputRoots inputRoots(ValidationRequest request) {
        return InputRoots.of(request.baseDirectory());
    }

    /** Where input may be read: not among the secret files that an earlier run wrote. */
    public static InputRoots inputRoots(CompilationRequest request) {
        return inputRoots(request.validation())
                .without(Arrays.stream(OutputKind.values())
                        .filter(OutputKind::isSecret)
                        .map(kind -> request.secretsDirectory().resolve(kind.folder()))
                        .toList());
    }

    /** Where output is written. */
    public static OutputTree outputTree(CompilationRequest request) {
        ValidationRequest validation = request.validation();
        return new OutputTree(
                validation.baseDirectory(),
                request.outputDirectory(),
                request.secretsDirectory(),
                validation.options());
    }
}
