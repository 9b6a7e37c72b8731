// SPDX-License-Identifier: Apache-2.0
/**
 * Checks that registries are reachable and trusted and accept their credentials, with the OCI Distribution API
 * (https://github.com/distribution/distribution/blob/main/docs/content/spec/api.md).
 */
@NullMarked
package io.registries.compiler.internal.connectivity;

import org.jspecify.annotations.NullMarked;
