// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.secrets.SecretDetector;
import io.registries.compiler.internal.syntax.Node;
import java.util.List;
import java.util.Optional;

/** Warns of values of a build that the schema accepts and that are probably mistakes. */
final class BuildCheck {
    /** The architectures of Go, which image indexes use, and the names that containerd translates to them. */
    private static final List<String> ARCHITECTURES = List.of(
            "386",
            "aarch64",
            "amd64",
            "arm",
            "arm64",
            "armel",
            "armhf",
            "i386",
            "loong64",
            "mips",
            "mips64",
            "mips64le",
            "mipsle",
            "ppc64",
            "ppc64le",
            "riscv64",
            "s390x",
            "wasm",
            "x86_64");

    private static final int MIN_SECRET_LENGTH = 4;

    private final DiagnosticCollector diagnostics;

    BuildCheck(DiagnosticCollector diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks the platforms of a build or a pipeline. */
    void checkPlatforms(MappingReader fields) {
        for (Located<String> platform : fields.texts("platforms")) {
            checkPlatform(platform);
        }
    }

    private void checkPlatform(Located<String> platform) {
        String[] parts = platform.value().split("/", -1);
        if (parts.length > 1 && !ARCHITECTURES.contains(parts[1])) {
            List<String> similar = Suggestions.closest(parts[1], ARCHITECTURES);
            Optional<String> suggestion = similar.stream().findFirst().map(name -> {
                parts[1] = name;
                return "did you mean `" + String.join("/", parts) + "`?";
            });
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.UNKNOWN_ARCHITECTURE,
                            platform.span(),
                            "platform `" + platform + "` has an unknown architecture")
                    .help(suggestion.orElse("use an architecture of Go, such as `amd64` or `arm64`")));
        }
    }

    /** Checks the arguments of a build or a pipeline, which are written to files in git and to the history of images. */
    void checkArguments(MappingReader fields) {
        for (Node.Entry argument : fields.entries("args")) {
            if (isSecret(argument.key(), ((Node.Scalar) argument.value()).text())) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.SECRET_IN_BUILD_ARGUMENT,
                                argument.keySpan(),
                                "the value of build argument `" + argument.key() + "` may be a secret")
                        .help("remove it, and mount the secret with the build option `secret`"));
            }
        }
    }

    private static boolean isSecret(String name, String value) {
        boolean isVariable = value.startsWith("$");
        return SecretDetector.isSecretValue(value)
                || (value.length() >= MIN_SECRET_LENGTH && !isVariable && SecretDetector.isSecretName(name));
    }
}
