// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The page of one kind of diagnostic.
 *
 * @param code the kind
 * @param markdown its title, a sentence, and the sections {@code Example}, {@code Why} and {@code Help}
 */
public record DiagnosticPage(DiagnosticCode code, String markdown) {

    /** The page of a code; every code has one. */
    public static DiagnosticPage of(DiagnosticCode code) {
        String resource = "/io/registries/compiler/diagnostics/" + code.id() + ".md";
        try (InputStream in = DiagnosticPage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no page for " + code.id());
            }
            return new DiagnosticPage(code, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the diagnostic says, in one sentence. */
    public String summary() {
        return markdown.lines().skip(2).findFirst().orElseThrow();
    }
}
