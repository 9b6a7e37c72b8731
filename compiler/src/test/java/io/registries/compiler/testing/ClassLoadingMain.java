// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import io.registries.compiler.diagnostic.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A run in a separate JVM that logs loaded classes. */
public final class ClassLoadingMain {
    private ClassLoadingMain() {}

    /** Validates the samples given after the output directory, or compiles a single one into it. */
    public static void main(String[] arguments) throws IOException {
        boolean compile = arguments[0].equals("compile");
        Path output = Path.of(arguments[1]);
        for (String sample : List.of(arguments).subList(2, arguments.length)) {
            Path folder = CompilerRunner.SAMPLES.resolve(sample);
            Result<?> result = compile
                    ? CompilerRunner.compiler()
                            .compile(CompilerRunner.request(folder, "registries.yaml", output, Map.of()))
                    : CompilerRunner.validate(folder, "registries.yaml");
            if (!result.isSuccess()) {
                throw new IllegalStateException(sample + ": " + result.diagnostics());
            }
        }
    }
}
