// SPDX-License-Identifier: Apache-2.0
/** The compiler measured beside its peers; nothing here is part of the product. */
@NullMarked
package io.registries.benchmarks;

import org.jspecify.annotations.NullMarked;
