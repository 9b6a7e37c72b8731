// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of an encrypted file with a placeholder for each ciphertext. */
final class SopsLayout {
    /** A character that YAML does not allow. */
    private static final String PLACEHOLDER = "\0";

    private static final String BASE64 = "[A-Za-z0-9+/=]++";
    private static final Pattern VALUE =
            Pattern.compile("ENC\\[AES256_GCM,data:%1$s,iv:%1$s,tag:%1$s,type:([a-z]++)]".formatted(BASE64));
    private static final Pattern ENVELOPE = Pattern.compile("(?m)^( *+)-----BEGIN AGE ENCRYPTED FILE-----\n" + "(?:\\1"
            + BASE64 + "\n)++\\1-----END AGE ENCRYPTED FILE-----$");

    private SopsLayout() {}

    /** The layout of a document that is encrypted for recipients. */
    static String of(SopsDocument document, List<AgeRecipient> recipients) throws SealingException {
        TextPatcher text = new TextPatcher(document.source());
        for (SopsLeaf leaf : SopsTree.leaves(document.root())) {
            if (leaf.secret() && !leaf.value().isEmpty()) {
                text.replace(leaf.span(), '"' + placeholder(leaf.value().type()) + '"');
            }
        }
        String metadata =
                SopsMetadata.render(recipients, recipient -> PLACEHOLDER, placeholder(SopsScalar.SopsType.STR));
        text.append(metadata, document.indentation());
        return text.finish();
    }

    /** The layout of a file, which is untrusted; empty if it cannot be an encrypted file. */
    static Optional<String> of(String file) {
        if (file.contains(PLACEHOLDER)) {
            return Optional.empty();
        }
        String withoutEnvelopes = ENVELOPE.matcher(file).replaceAll("$1" + PLACEHOLDER);
        return Optional.of(VALUE.matcher(withoutEnvelopes).replaceAll(PLACEHOLDER + "$1"));
    }

    private static String placeholder(SopsScalar.SopsType type) {
        return PLACEHOLDER + type.id();
    }
}
