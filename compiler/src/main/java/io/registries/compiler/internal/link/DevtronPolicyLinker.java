// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.DevtronPolicy;
import io.registries.compiler.model.DevtronPolicy.PullSecretInjection;
import io.registries.compiler.model.DevtronPolicy.PullSecretInstallation;
import java.util.List;

/** Links the field {@code devtron}, which one of the files can set. */
final class DevtronPolicyLinker {
    private static final String FIELD = "devtron";

    private DevtronPolicyLinker() {}

    static DevtronPolicy link(List<Node.Mapping> files, DiagnosticCollector diagnostics) {
        List<Node.Entry> declarations =
                files.stream().flatMap(file -> file.entry(FIELD).stream()).toList();
        if (declarations.isEmpty()) {
            return DevtronPolicy.DEFAULT;
        }
        Node.Entry first = declarations.get(0);
        declarations.stream()
                .skip(1)
                .forEach(other -> diagnostics.add(
                        Diagnostic.at(DiagnosticCode.DUPLICATE_FIELD, other.keySpan(), "two files set `" + FIELD + "`")
                                .related(first.keySpan(), "first set here")
                                .help("keep it in one file")));
        MappingReader fields = MappingReader.of(first.value());
        return new DevtronPolicy(
                PullSecretInstallation.fromId(fields.textOr("pullSecrets", PullSecretInstallation.NONE.id())),
                PullSecretInjection.fromId(fields.textOr("pullSecretInjection", PullSecretInjection.NONE.id())));
    }
}
