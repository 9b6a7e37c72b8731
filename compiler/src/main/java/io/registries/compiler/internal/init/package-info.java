// SPDX-License-Identifier: Apache-2.0
/**
 * Generates a first registries.yaml from Docker's config.json, values of the dt-secrets chart and responses of Devtron's
 * API. Secrets become references; secret values do not leave this package.
 */
@NullMarked
package io.registries.compiler.internal.init;

import org.jspecify.annotations.NullMarked;
