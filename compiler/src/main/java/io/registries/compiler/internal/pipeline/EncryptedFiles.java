// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.output.OutputTree;
import java.util.List;
import java.util.stream.Stream;

/** Reports encrypted files whose values are not compared, because there is no fingerprint key. */
public final class EncryptedFiles {
    private static final int MAX_NAMES = 5;

    private EncryptedFiles() {}

    /** A note on the files that a compilation did not encrypt again. */
    public static List<Diagnostic> kept(OutputTree.Changes changes, CompilationRequest request) {
        return diagnostic(
                        changes.keptEncrypted(),
                        request,
                        "not encrypted again, and a changed secret is not detected",
                        "compile with a fingerprint key to encrypt them again when a secret changes")
                .map(diagnostic -> diagnostic.withSeverity(Severity.NOTE))
                .toList();
    }

    /** A warning about the files that a comparison cannot verify. */
    public static List<Diagnostic> notVerified(EmittedOutput output, CompilationRequest request) {
        List<String> files = output.files().stream()
                .filter(file -> file.kind().isEncrypted())
                .map(file -> file.path())
                .toList();
        return diagnostic(
                        files,
                        request,
                        "not verified, and a changed secret is not detected",
                        "compile and compare with a fingerprint key to detect changed secrets and replaced ciphertext")
                .toList();
    }

    private static Stream<Diagnostic> diagnostic(
            List<String> files, CompilationRequest request, String problem, String help) {
        if (files.isEmpty() || request.encryption().fingerprintKey().isPresent()) {
            return Stream.empty();
        }
        int more = files.size() - MAX_NAMES;
        return Stream.of(Diagnostic.withoutLocation(
                        DiagnosticCode.CIPHERTEXT_NOT_VERIFIED,
                        "the ciphertext of " + Plurals.count(files.size(), "encrypted file") + " is " + problem
                                + ", because "
                                + request.validation().options().name(Option.FINGERPRINT_KEY) + " is not set: "
                                + Suggestions.quoted(
                                        files.stream().limit(MAX_NAMES).toList(), ", ")
                                + (more > 0 ? " and " + more + " more" : ""))
                .help(help));
    }
}
