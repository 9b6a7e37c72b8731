// SPDX-License-Identifier: Apache-2.0
/** Request bodies of Devtron's API that follow from the configuration alone, without the ids of a Devtron instance. */
@NullMarked
package io.registries.compiler.internal.payload;

import org.jspecify.annotations.NullMarked;
