// SPDX-License-Identifier: Apache-2.0
/** Certificates in PEM, the text form of X.509 (RFC 7468), and digests. */
@NullMarked
package io.registries.compiler.internal.crypto;

import org.jspecify.annotations.NullMarked;
