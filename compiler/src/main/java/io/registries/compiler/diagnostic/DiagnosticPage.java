// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The documentation page of a diagnostic code.
 *
 * @param code the code
 * @param markdown the title, a summary in the third line, and the sections {@code Example}, {@code Why it matters} and
 *     {@code How to fix}
 */
public record DiagnosticPage(DiagnosticCode code, String markdown) {

    /** Loads the page of a code. */
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

    /** The meaning of the diagnostic in one sentence. */
    public String summary() {
        return markdown.lines().skip(2).findFirst().orElseThrow();
    }
}
