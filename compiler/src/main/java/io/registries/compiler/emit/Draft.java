// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.diagnostic.Span;
import java.util.Map;

/**
 * A file before it is rendered.
 *
 * @param kind what it is
 * @param path within its output directory
 * @param template that renders it, by its path
 * @param document what it must say; the template's context too
 * @param origin the declaration that it comes from
 * @param facts what the manifest says of it
 */
record Draft(
        OutputKind kind,
        String path,
        String template,
        Map<String, Object> document,
        Span origin,
        Map<String, Object> facts) {

    /** The format that the file is written in. */
    Format format() {
        return Format.of(path).orElseThrow();
    }
}
