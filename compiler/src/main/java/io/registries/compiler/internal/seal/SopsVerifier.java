// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.internal.syntax.Node;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Decrypts a file like SOPS, with a known data key, to verify it. */
final class SopsVerifier {
    private SopsVerifier() {}

    /**
     * The decrypted values of a file.
     *
     * @throws GeneralSecurityException if it was modified
     * @throws SealingException if it cannot be parsed
     */
    static List<SopsLeaf> decrypt(String file, SopsCipher cipher) throws GeneralSecurityException, SealingException {
        Node.Mapping root = SopsDocument.read(file).root();
        List<SopsLeaf> decrypted = new ArrayList<>();
        for (SopsLeaf leaf : SopsTree.leaves(root)) {
            boolean encrypted = leaf.secret() && !leaf.value().isEmpty();
            decrypted.add(encrypted ? leaf.with(cipher.decrypt(leaf.value().text(), leaf.path())) : leaf);
        }
        if (!SopsMac.matches(mac(root), cipher, decrypted)) {
            throw new GeneralSecurityException("the MAC does not match");
        }
        return decrypted;
    }

    /** Whether a file decrypts to these values, in this order. */
    static boolean decryptsTo(String file, SopsCipher cipher, List<SopsLeaf> expected) {
        try {
            List<SopsLeaf> decrypted = decrypt(file, cipher);
            boolean same = decrypted.size() == expected.size();
            for (int i = 0; same && i < decrypted.size(); i++) {
                same = decrypted.get(i).hasSameContent(expected.get(i));
            }
            return same;
        } catch (GeneralSecurityException | SealingException ignored) {
            return false;
        }
    }

    private static String mac(Node.Mapping root) throws GeneralSecurityException {
        return root.entry(SopsMetadata.KEY)
                .map(Node.Entry::value)
                .filter(Node.Mapping.class::isInstance)
                .flatMap(block -> ((Node.Mapping) block).entry(SopsMetadata.MAC))
                .map(Node.Entry::value)
                .filter(Node.Scalar.class::isInstance)
                .map(mac -> ((Node.Scalar) mac).text())
                .orElseThrow(() -> new GeneralSecurityException("no MAC"));
    }
}
