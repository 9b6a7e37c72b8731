// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/**
 * Encodes the parts of a text on demand, so that a long file is not in memory twice.
 *
 * @param parts the parts of the text
 */
record EncodedText(List<String> parts) implements Iterable<byte[]> {
    @Override
    public Iterator<byte[]> iterator() {
        Iterator<String> texts = parts.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return texts.hasNext();
            }

            @Override
            public byte[] next() {
                return texts.next().getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
