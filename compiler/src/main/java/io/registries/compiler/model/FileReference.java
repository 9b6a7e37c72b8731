// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.nio.file.Path;

/**
 * A file that the configuration names.
 *
 * @param written as it stands in the YAML
 * @param path resolved against the folder of the file that names it
 */
public record FileReference(String written, Path path) {}
