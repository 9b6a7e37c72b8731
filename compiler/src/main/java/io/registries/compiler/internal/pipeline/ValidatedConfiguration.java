// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import java.util.List;

/**
 * What every rule accepts.
 *
 * @param sources the texts of the configuration
 * @param configuration what is declared
 * @param pullPaths how its images are pulled
 */
public record ValidatedConfiguration(List<SourceFile> sources, Configuration configuration, List<PullPath> pullPaths) {}
