// SPDX-License-Identifier: Apache-2.0
/** How this machine reaches the network, as its user configured it. */
@NullMarked
package io.registries.compiler.network;

import org.jspecify.annotations.NullMarked;
