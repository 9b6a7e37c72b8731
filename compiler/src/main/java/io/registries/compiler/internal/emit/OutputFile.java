// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.OutputKind;
import java.util.List;

/**
 * One file to write.
 *
 * @param outputPath the path within the output directory
 * @param parts the text, written as UTF-8; long texts consist of parts that are rendered on demand
 * @param origin the declaration that it is generated from
 * @param facts its manifest fields
 * @param builtIn whether a built-in template rendered it, so that the positions of secret values are known
 * @param complete whether all secret values are known; incomplete files are only compared, never written
 */
public record OutputFile(
        OutputPath outputPath,
        List<String> parts,
        Span origin,
        ManifestFields facts,
        boolean builtIn,
        boolean complete) {
    /** The kind of output, which determines whether it is secret. */
    public OutputKind kind() {
        return outputPath.kind();
    }

    /** The path within the output directory, with forward slashes. */
    public String path() {
        return outputPath.value();
    }

    /** The whole text. */
    public String content() {
        return parts.size() == 1 ? parts.get(0) : String.join("", parts);
    }

    // The content may contain secrets.
    @Override
    public String toString() {
        return path();
    }
}
