// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.RegistriesCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A run in a separate process that reports each written file, so that it can be killed in between. */
public final class KillableMain {
    private KillableMain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        CompilationRequest all =
                CompilerRunner.request(folder, arguments[1], folder.resolve("out"), Map.of("TOKEN", "canary"));
        new RegistriesCompiler()
                .compile(all.toBuilder()
                        .progress((done, total) -> {
                            System.out.print('.');
                            System.out.flush();
                        })
                        .build());
    }
}
