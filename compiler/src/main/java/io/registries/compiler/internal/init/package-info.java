// SPDX-License-Identifier: Apache-2.0
/**
 * A first registries.yaml from what is at hand: Docker's config.json, values of dt-secrets, Devtron's answers. Secrets
 * become references; no value of one leaves this package.
 */
@NullMarked
package io.registries.compiler.internal.init;

import org.jspecify.annotations.NullMarked;
