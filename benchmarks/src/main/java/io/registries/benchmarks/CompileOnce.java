// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CompilationResult;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The compiler as a process: the source's folder and the output's are its arguments. */
final class CompileOnce {
    private CompileOnce() {}

    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]).toAbsolutePath();
        Path output = Path.of(arguments[1]).toAbsolutePath();
        Result<CompilationResult> result = new RegistriesCompiler().compile(request(source, output));
        if (!result.isSuccess()) {
            result.diagnostics().stream().limit(10).forEach(System.err::println);
            System.exit(1);
        }
    }

    static CompilationRequest request(Path source, Path output) {
        return CompilationRequest.builder(
                        ValidationRequest.builder(source, source.toString()).build(), output)
                .outputs(Set.copyOf(Workload.KINDS))
                .build();
    }
}
