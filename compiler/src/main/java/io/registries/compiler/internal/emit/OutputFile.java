// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.OutputKind;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One file to write.
 *
 * @param kind the kind of output, which determines whether it is secret
 * @param path the path within the output directory, with forward slashes
 * @param parts the text, written as UTF-8; long texts consist of parts that are rendered on demand
 * @param origin the declaration that it is generated from
 * @param facts builds its manifest fields, except kind and path
 * @param builtIn whether a built-in template rendered it, so that the positions of secret values are known
 * @param complete whether all secret values are known; incomplete files are only compared, never written
 */
public record OutputFile(
        OutputKind kind,
        String path,
        List<String> parts,
        Span origin,
        Supplier<Map<String, Object>> facts,
        boolean builtIn,
        boolean complete) {
    public OutputFile {
        if (OutputPath.kindOf(path).filter(found -> found == kind).isEmpty()) {
            throw new IllegalArgumentException("not a path of this kind of output: " + path);
        }
    }

    /** The whole text. */
    public String content() {
        return parts.size() == 1 ? parts.get(0) : String.join("", parts);
    }

    // The content may contain secrets.
    @Override
    public String toString() {
        return path;
    }
}
