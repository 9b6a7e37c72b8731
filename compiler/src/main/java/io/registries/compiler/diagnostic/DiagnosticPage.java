// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The documentation page of one kind of diagnostic.
 *
 * @param code the kind
 * @param markdown a title, a summary, and the sections {@code Example}, {@code Why it matters} and
 *     {@code How to fix}
 */
public record DiagnosticPage(DiagnosticCode code, String markdown) {

    /** Reads the page of a code. Every code has one. */
    public static DiagnosticPage read(DiagnosticCode code) {
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

    /** A one-sentence summary of the diagnostic. */
    public String summary() {
        return markdown.lines().skip(2).findFirst().orElseThrow();
    }

    /** Why the diagnostic matters: the text of that section. */
    public String reason() {
        String heading = "## Why it matters\n";
        String section = markdown.substring(markdown.indexOf(heading) + heading.length());
        return section.substring(0, section.indexOf("\n## ")).strip();
    }
}
