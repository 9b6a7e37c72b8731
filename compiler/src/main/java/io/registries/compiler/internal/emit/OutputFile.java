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
 * @param kind what it is, and so whether it is secret
 * @param path within its output directory, with forward slashes
 * @param parts its text, to be written as UTF-8; of one that is long, pieces that are made as they are needed
 * @param origin the declaration that it comes from
 * @param facts makes what the manifest says of it, beside kind and path
 * @param ours whether the compiler's own template made it, so that it is known where in it values stand
 * @param complete whether every value in it is known; what is not is written nowhere, only compared
 */
public record OutputFile(
        OutputKind kind,
        String path,
        Iterable<String> parts,
        Span origin,
        Supplier<Map<String, Object>> facts,
        boolean ours,
        boolean complete) {
    public OutputFile {
        if (OutputPath.kindOf(path).filter(found -> found == kind).isEmpty()) {
            throw new IllegalArgumentException("not a path of an output of this kind: " + path);
        }
    }

    /** All of its text. */
    public String content() {
        return parts instanceof List<String> one && one.size() == 1 ? one.get(0) : String.join("", parts);
    }

    // The content may be secret.
    @Override
    public String toString() {
        return path;
    }
}
