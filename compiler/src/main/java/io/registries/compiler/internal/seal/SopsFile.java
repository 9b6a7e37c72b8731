// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Encrypts YAML for SOPS with age recipients. Only values under keys named {@code value} are encrypted, so that files
 * can be reviewed and compared. Comments, order and layout are kept.
 */
public final class SopsFile {
    private SopsFile() {}

    /**
     * Encrypts a document and verifies that the result decrypts to the same values with a valid MAC.
     *
     * @param yaml a document whose root is a mapping in block style
     * @param recipients at least one; each can decrypt the file
     * @param random the source of the data key and nonces
     * @throws SealingException if SOPS might read it differently than YAML 1.2; the message follows the name of the
     *     document
     */
    public static String encrypt(String yaml, List<AgeRecipient> recipients, SecureRandom random)
            throws SealingException {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("at least one recipient is required");
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
     * The document without the values that {@link #encrypt} encrypts.
     *
     * @param yaml a document whose root is a mapping in block style
     * @throws SealingException if SOPS might read it differently than YAML 1.2; the message follows the name of the
     *     document
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

    /**
     * Whether a file has the form of a document that was encrypted for recipients: it may differ in ciphertext only.
     *
     * @param file the encrypted file, which is untrusted
     * @param yaml the document
     */
    public static boolean isEncryptionOf(String file, String yaml, List<AgeRecipient> recipients) {
        try {
            String expected = SopsLayout.of(SopsDocument.read(yaml), recipients);
            return SopsLayout.of(file).filter(expected::equals).isPresent();
        } catch (SealingException ignored) {
            return false;
        }
    }

    /** Encrypts a document with a given data key. */
    static String encrypt(SopsDocument document, List<AgeRecipient> recipients, byte[] dataKey, SecureRandom random)
            throws SealingException {
        if (document.root().entry(SopsMetadata.KEY).isPresent()) {
            throw new SealingException("already has a field `" + SopsMetadata.KEY + "`");
        }
        SopsCipher cipher = new SopsCipher(dataKey);
        List<SopsLeaf> leaves = SopsTree.leaves(document.root());
        TextPatcher text = new TextPatcher(document.source());
        for (SopsLeaf leaf : leaves) {
            if (leaf.secret() && !leaf.value().isEmpty()) {
                // Flow mappings require quotes.
                text.replace(leaf.span(), '"' + cipher.encrypt(leaf.value(), leaf.path(), random) + '"');
            }
        }
        String mac = cipher.encrypt(SopsMac.compute(leaves), SopsMetadata.LAST_MODIFIED, random);
        text.append(
                SopsMetadata.render(recipients, recipient -> AgeEnvelope.seal(dataKey, recipient), mac),
                document.indentation());
        String file = text.finish();
        if (!SopsVerifier.decryptsTo(file, cipher, leaves)) {
            throw new SealingException("contains a value that changes when encrypted and decrypted");
        }
        return file;
    }
}
