// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.output.OutputTree;
import io.registries.compiler.model.OutputKind;
import java.util.Arrays;

/** The directories of a run. */
public final class RunFiles {
    private RunFiles() {}

    /** The directories that input may be read from. */
    public static InputRoots inputRoots(ValidationRequest request) {
        return InputRoots.startingAt(request.baseDirectory())
                .naming(request.namesRelativeTo())
                .allowing(request.allowedPaths(), request.options());
    }

    /** The directories that input may be read from, without secret files of earlier runs. */
    public static InputRoots inputRoots(CompilationRequest request) {
        return inputRoots(request.validation())
                .without(Arrays.stream(OutputKind.values())
                        .filter(OutputKind::isSecret)
                        .map(kind -> request.secretsDirectory().resolve(kind.folder()))
                        .toList());
    }

    /** The output directories. */
    public static OutputTree outputTree(CompilationRequest request) {
        ValidationRequest validation = request.validation();
        return new OutputTree(
                validation.baseDirectory(),
                validation.namesRelativeTo(),
                request.outputDirectory(),
                request.secretsDirectory(),
                validation.options());
    }
}
