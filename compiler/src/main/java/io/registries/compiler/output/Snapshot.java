// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a run left in its folders, so that a later one can know it again.
 *
 * @param items the files
 * @param digest of their contents and of the ledgers, in hexadecimal digits
 */
public record Snapshot(List<Item> items, String digest) {
    /** Bytes. What is longer is digested by several threads. */
    private static final int PIECE = 1024 * 1024;

    public Snapshot {
        items = List.copyOf(items);
    }

    /**
     * One file.
     *
     * @param path within its folder
     * @param secret whether it is in the folder for secrets, for its owner alone
     */
    public record Item(String path, boolean secret) {}

    /** Of items with the digest of what each holds, and the ledgers of their folders. */
    static Snapshot of(List<Item> items, List<byte[]> digests, List<byte[]> ledgers) {
        Sha256 all = new Sha256();
        for (int i = 0; i < digests.size(); i++) {
            all.add(items.get(i).path())
                    .add(String.valueOf(items.get(i).secret()))
                    .add(digests.get(i));
        }
        ledgers.forEach(ledger -> all.add(digest(ledger)));
        return new Snapshot(items, all.hex());
    }

    static byte[] digest(byte[] bytes) {
        if (bytes.length <= PIECE) {
            return Sha256.of(bytes);
        }
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        IntStream.range(0, (bytes.length + PIECE - 1) / PIECE)
                .parallel()
                .mapToObj(piece -> Sha256.of(
                        Arrays.copyOfRange(bytes, piece * PIECE, Math.min(bytes.length, (piece + 1) * PIECE))))
                .toList()
                .forEach(pieces::writeBytes);
        return Sha256.of(pieces.toByteArray());
    }
}
