// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * YAML as SOPS encrypts it for recipients of age: all values under keys named {@code value}, and no others, so that a
 * file can be reviewed and compared. Comments, order and layout stay.
 */
public final class SopsFile {
    private SopsFile() {}

    /**
     * The file of SOPS that holds a document, already read back: it opens to the document's values, and its MAC is
     * theirs.
     *
     * @param yaml a document that is a map in block style
     * @param recipients who can open it, each alone; at least one
     * @param random where the data key and the nonces come from
     * @throws SealingException in words that follow a name of the document, where SOPS might not read it as YAML 1.2 has it
     */
    public static String encrypt(String yaml, List<AgeRecipient> recipients, SecureRandom random)
            throws SealingException {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("nobody could open the file");
        }
        byte[] dataKey = new byte[SopsCipher.KEY_BYTES];
        random.nextBytes(dataKey);
        try {
            return encrypt(SopsDocument.read(yaml), recipients, dataKey, random);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /**
     * What stands in the file that {@link #encrypt} makes of a document for everyone to read: the document without its
     * values.
     *
     * @param yaml a document that is a map in block style
     * @throws SealingException in words that follow a name of the document, where SOPS might not read it as YAML 1.2 has it
     */
    public static String withoutValues(String yaml) throws SealingException {
        SopsDocument document = SopsDocument.read(yaml);
        TextPatcher text = new TextPatcher(document.source());
        for (SopsLeaf leaf : SopsTree.leaves(document.root())) {
            if (leaf.secret()) {
                text.replace(leaf.span(), "\"\"");
            }
        }
        return text.finish();
    }

    /** As above, with a data key that the caller knows. */
    static String encrypt(SopsDocument document, List<AgeRecipient> recipients, byte[] dataKey, SecureRandom random)
            throws SealingException {
        if (document.root().entry(SopsMetadata.KEY).isPresent()) {
            throw new SealingException("has a field `" + SopsMetadata.KEY + "` of its own");
        }
        SopsCipher cipher = new SopsCipher(dataKey);
        List<SopsLeaf> leaves = SopsTree.leaves(document.root());
        TextPatcher text = new TextPatcher(document.source());
        for (SopsLeaf leaf : leaves) {
            if (leaf.secret() && !leaf.value().isEmpty()) {
                // Within braces it needs the quotes.
                text.replace(leaf.span(), '"' + cipher.encrypt(leaf.value(), leaf.path(), random) + '"');
            }
        }
        String mac = cipher.encrypt(SopsMac.of(leaves), SopsMetadata.LAST_MODIFIED, random);
        text.append(SopsMetadata.render(dataKey, recipients, mac), document.indentation());
        String file = text.finish();
        if (!SopsVerifier.holds(file, cipher, leaves)) {
            throw new SealingException("holds something that does not survive being encrypted and opened again");
        }
        return file;
    }
}
