// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.internal.syntax.Node;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Opens a file again as SOPS would, once it knows the data key. */
final class SopsVerifier {
    private SopsVerifier() {}

    /**
     * The values of a file, opened.
     *
     * @throws GeneralSecurityException where something in it was changed
     * @throws SealingException where it cannot be read
     */
    static List<SopsLeaf> open(String file, SopsCipher cipher) throws GeneralSecurityException, SealingException {
        Node.Mapping root = SopsDocument.read(file).root();
        List<SopsLeaf> opened = new ArrayList<>();
        for (SopsLeaf leaf : SopsTree.leaves(root)) {
            boolean encrypted = leaf.secret() && !leaf.value().isEmpty();
            opened.add(encrypted ? leaf.with(cipher.decrypt(leaf.value().text(), leaf.path())) : leaf);
        }
        if (!SopsMac.fits(mac(root), cipher, opened)) {
            throw new GeneralSecurityException("the MAC is another file's");
        }
        return opened;
    }

    /** Whether a file opens to these values, in this order. */
    static boolean holds(String file, SopsCipher cipher, List<SopsLeaf> expected) {
        try {
            List<SopsLeaf> opened = open(file, cipher);
            boolean same = opened.size() == expected.size();
            for (int i = 0; same && i < opened.size(); i++) {
                same = opened.get(i).says(expected.get(i));
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
