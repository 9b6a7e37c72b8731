// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.format.JsonWriter.FieldWriter;

/** The manifest fields of a file, except those of every entry. They are written each time the manifest is rendered. */
@FunctionalInterface
public interface ManifestFields {
    void addTo(FieldWriter fields);
}
