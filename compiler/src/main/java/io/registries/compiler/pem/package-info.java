// SPDX-License-Identifier: Apache-2.0
/** Certificates in PEM, the text form of X.509 (RFC 7468). */
@NullMarked
package io.registries.compiler.pem;

import org.jspecify.annotations.NullMarked;
