// SPDX-License-Identifier: Apache-2.0
/**
 * Sends HTTP requests: which addresses a host has, which proxy leads to it, TLS, and limits on responses. The only
 * package that uses the HTTP library. It follows no redirects, stores no cookies and repeats no requests.
 */
@NullMarked
package io.registries.compiler.internal.http;

import org.jspecify.annotations.NullMarked;
