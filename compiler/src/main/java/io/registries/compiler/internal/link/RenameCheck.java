// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks {@code renamedFrom}: a former name belongs to one declaration, and is not in use. */
final class RenameCheck {
    private record Rename(Located<String> name, Located<String> former) {}

    private final Map<String, Located<String>> used = new HashMap<>();
    private final List<Rename> renames = new ArrayList<>();

    private RenameCheck() {}

    static void check(List<Registry> registries, List<Application> applications, DiagnosticCollector diagnostics) {
        RenameCheck ofRegistries = new RenameCheck();
        for (Registry registry : registries) {
            ofRegistries.add(registry.name(), registry.renamedFrom());
        }
        ofRegistries.report("registry", diagnostics);
        RenameCheck ofApplications = new RenameCheck();
        for (Application application : applications) {
            ofApplications.add(application.name(), application.renamedFrom());
        }
        ofApplications.report("application", diagnostics);
    }

    private void add(Located<String> name, Optional<Located<String>> former) {
        used.put(name.value(), name);
        if (former.isPresent()) {
            renames.add(new Rename(name, former.get()));
        }
    }

    private void report(String kind, DiagnosticCollector diagnostics) {
        for (Rename rename : renames) {
            Located<String> former = rename.former();
            Located<String> other = used.putIfAbsent(former.value(), former);
            if (other != null) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.DUPLICATE_NAME,
                                former.span(),
                                kind + " `" + rename.name() + "` cannot be renamed from `" + former
                                        + "`, because that name is used elsewhere")
                        .related(other.span(), "used here")
                        .help("remove `renamedFrom`, or correct it"));
            }
        }
    }
}
