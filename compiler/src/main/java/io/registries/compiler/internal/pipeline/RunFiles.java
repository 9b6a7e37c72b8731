// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.output.OutputTree;
import io.registries.compiler.internal.output.ReportWriter;
import io.registries.compiler.model.OutputKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        List<Path> secretFolders = new ArrayList<>();
        for (OutputKind kind : OutputKind.values()) {
            if (kind.isSecret()) {
                secretFolders.add(request.secretsDirectory().resolve(kind.folder()));
            }
        }
        return inputRoots(request.validation()).without(secretFolders);
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

    /**
     * Writes a file that contains no secrets and may be replaced; the diagnostics if it must not be written.
     *
     * @throws IOException if it cannot be written; the message is for users
     */
    public static List<Diagnostic> save(Path file, String text, ValidationRequest request) throws IOException {
        return new ReportWriter(
                        request.baseDirectory(),
                        request.namesRelativeTo(),
                        Objects.requireNonNull(file.toAbsolutePath().getParent()))
                .write(Map.of(file.getFileName().toString(), text.getBytes(StandardCharsets.UTF_8)))
                .diagnostics();
    }

    /**
     * Writes a file that contains no secrets and may be replaced.
     *
     * @throws IOException if it cannot or must not be written; the message is for users
     */
    static void saveOrThrow(Path file, String text, ValidationRequest request) throws IOException {
        for (Diagnostic problem : save(file, text, request)) {
            throw new IOException(problem.message());
        }
    }
}
