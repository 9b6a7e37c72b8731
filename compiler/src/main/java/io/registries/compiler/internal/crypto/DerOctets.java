// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import java.io.IOException;
import java.util.Arrays;

/** Unwraps an OCTET STRING of DER, as {@link java.security.cert.X509Extension#getExtensionValue} returns it. */
final class DerOctets {
    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_BYTES = 3;

    private DerOctets() {}

    static byte[] content(byte[] der) throws IOException {
        int first = der.length > 1 ? der[1] & 0xff : 0;
        int lengthBytes = first < LONG_FORM ? 0 : first - LONG_FORM;
        int start = 2 + lengthBytes;
        if (lengthBytes > MAX_LENGTH_BYTES || start > der.length) {
            throw new IOException("no octet string");
        }
        return Arrays.copyOfRange(der, start, der.length);
    }
}
