// SPDX-License-Identifier: Apache-2.0
/**
 * Proves registries reachable, trusted, and their credentials good, by the Distribution API
 * (https://github.com/distribution/distribution/blob/main/docs/content/spec/api.md). Alone speaks HTTP.
 */
@NullMarked
package io.registries.compiler.internal.connectivity;

import org.jspecify.annotations.NullMarked;
