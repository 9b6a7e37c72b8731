// SPDX-License-Identifier: Apache-2.0
/** What would change in Devtron to match the configuration. */
@NullMarked
package io.registries.compiler.model.plan;

import org.jspecify.annotations.NullMarked;
