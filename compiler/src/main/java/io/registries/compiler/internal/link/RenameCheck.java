// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Checks {@code renamedFrom}: a former name belongs to one declaration, and is not in use. */
final class RenameCheck {
    private RenameCheck() {}

    static void check(List<Registry> registries, List<Application> applications, DiagnosticCollector diagnostics) {
        check(
                "registry",
                registries,
                Registry::name,
                registry -> registry.renamedFrom().stream().toList(),
                diagnostics);
        check(
                "application",
                applications,
                Application::name,
                application -> application.renamedFrom().stream().toList(),
                diagnostics);
    }

    private static <T> void check(
            String kind,
            List<T> declarations,
            Function<T, Located<String>> name,
            Function<T, List<Located<String>>> formerNames,
            DiagnosticCollector diagnostics) {
        Map<String, Located<String>> used = new HashMap<>();
        declarations.forEach(declaration -> used.put(name.apply(declaration).value(), name.apply(declaration)));
        for (T declaration : declarations) {
            for (Located<String> former : formerNames.apply(declaration)) {
                Located<String> other = used.putIfAbsent(former.value(), former);
                if (other != null) {
                    diagnostics.add(Diagnostic.at(
                                    DiagnosticCode.DUPLICATE_NAME,
                                    former.span(),
                                    kind + " `" + name.apply(declaration) + "` cannot be renamed from `" + former
                                            + "`, because that name is used elsewhere")
                            .related(other.span(), "used here")
                            .help("remove `renamedFrom`, or correct it"));
                }
            }
        }
    }
}
