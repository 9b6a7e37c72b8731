// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.testing.AgeIdentity;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The format of SOPS files, and the documents that are rejected. */
class SopsFileTest {
    private static final AgeIdentity IDENTITY = AgeIdentity.make();
    private static final List<AgeRecipient> RECIPIENTS = List.of(IDENTITY.recipient());
    private static final Pattern ENCRYPTED = Pattern.compile(
            "\"ENC\\[AES256_GCM,data:[^,]+,iv:[A-Za-z0-9+/]{43}=,tag:[A-Za-z0-9+/]{22}==,type:[a-z]+]\"");

    @Test
    void replacesOnlyValues() throws SealingException {
        String yaml = """
                ---
                # a comment with "quotes"
                name: "regcred"   # and another
                values: "no value"
                secrets:
                  data:

                    - key: ".dockerconfigjson"
                      value: "{\\"auths\\":{}}"   # kept
                    - {key: 🔑, value: 'it''s secret', more: "🔑"}
                    - value: |-
                        two
                        lines

                    # before
                    - value: plain text
                    - value: ""
                    - value:
                    - "value": [a, {b: 5}, true, ~]
                   \s
                last: 1.50
                # the end
                """;

        String file = SopsFile.encrypt(yaml, RECIPIENTS, new SecureRandom());

        String body = file.substring(0, file.indexOf("\nsops:\n") + 1);
        assertThat(ENCRYPTED.matcher(body).replaceAll("<>")).isEqualTo("""
                ---
                # a comment with "quotes"
                name: "regcred"   # and another
                values: "no value"
                secrets:
                  data:

                    - key: ".dockerconfigjson"
                      value: <>   # kept
                    - {key: 🔑, value: <>, more: "🔑"}
                    - value: <>

                    # before
                    - value: <>
                    - value: ""
                    - value:
                    - "value": [<>, {b: <>}, <>, ~]
                   \s
                last: 1.50
                # the end
                """);
    }

    @Test
    void addsSopsMetadata() throws SealingException {
        AgeIdentity other = AgeIdentity.make();
        String file =
                SopsFile.encrypt("value: x", List.of(IDENTITY.recipient(), other.recipient()), new SecureRandom());

        String envelope = "            -----BEGIN AGE ENCRYPTED FILE-----\n(            [A-Za-z0-9+/=]{1,64}\n)+"
                + "            -----END AGE ENCRYPTED FILE-----\n";
        assertThat(file)
                .matches("value: " + ENCRYPTED + "\nsops:\n    age:\n        - recipient: " + IDENTITY.recipient()
                        + "\n          enc: \\|\n" + envelope + "        - recipient: " + other.recipient()
                        + "\n          enc: \\|\n" + envelope
                        + "    lastmodified: \"1970-01-01T00:00:00Z\"\n    mac: ENC\\[AES256_GCM,.*,type:str]\n"
                        + "    encrypted_regex: \\^value\\$\n    version: 3\\.9\\.0\n");
    }

    @Test
    void encryptsDifferentlyEachTime() throws SealingException {
        assertThat(SopsFile.encrypt("value: x", RECIPIENTS, new SecureRandom()))
                .isNotEqualTo(SopsFile.encrypt("value: x", RECIPIENTS, new SecureRandom()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void keepsLineBreaks(String lineBreak) throws SealingException {
        String yaml =
                String.join(lineBreak, "a: 1", "list:", "- value: x # one", "- value: >", "   folded", "b: 2", "");

        String file = SopsFile.encrypt(yaml, RECIPIENTS, new SecureRandom());

        assertThat(ENCRYPTED.matcher(file).replaceAll("<>"))
                .startsWith(
                        String.join(lineBreak, "a: 1", "list:", "- value: <> # one", "- value: <>", "b: 2", "sops:\n"));
    }

    @Test
    void acceptsAnIndentedDocument() throws SealingException {
        String file = SopsFile.encrypt("  a: 1\n  value: x\n", RECIPIENTS, new SecureRandom());

        assertThat(file).contains("\n  sops:\n      age:\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [1 | is not valid YAML, on line 1",
                "- a | is not a mapping, which SOPS requires",
                "{value: a} | is a flow mapping, which SOPS does not support",
                "sops: {} | already has a field `sops`",
                "a: 2001-01-01 | has a value on line 1 that SOPS may read as another type: quote it",
                "a: 010 | has a value on line 1 that SOPS may read as another type: quote it",
                "a: 0x1f | has a value on line 1 that SOPS may read as another type: quote it",
                "a: 1_000 | has a value on line 1 that SOPS may read as another type: quote it",
                "a: -_3 | has a value on line 1 that SOPS may read as another type: quote it",
                "a: +._011 | has a value on line 1 that SOPS may read as another type: quote it",
                "a: .1_1 | has a value on line 1 that SOPS may read as another type: quote it",
                "a: .inf | has a value on line 1 that SOPS may read as another type: quote it",
                "a: 12345678901234567890 | has a value on line 1 that SOPS may read as another type: quote it",
                "a: 0.1234567890123456 | has a value on line 1 that SOPS may read as another type: quote it",
                "5: a | has a key on line 1 that SOPS may not read as a string: quote it",
                "2001-01-01: a | has a key on line 1 that SOPS may not read as a string: quote it",
                "a: {~: b} | has a key on line 1 that SOPS may not read as a string: quote it",
                "a: &x b | has an anchor, an alias or a tag on line 1, which SOPS does not preserve",
                "a: !!str b | has an anchor, an alias or a tag on line 1, which SOPS does not preserve",
                "a: &x {value: b} | has an anchor, an alias or a tag on line 1, which SOPS does not preserve",
                "'value: \"\\uD800\"' | contains a value that changes when encrypted and decrypted"
            })
    void rejectsValuesThatSopsReadsDifferently(String yaml, String words) {
        assertThatThrownBy(() -> SopsFile.encrypt(yaml, RECIPIENTS, new SecureRandom()))
                .isInstanceOf(SealingException.class)
                .hasMessage(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.27.3", "10.0.0.1", "3d", "yes", "a_b", "-x", "1e", "2001-01", "\"2001-01-01\"", "'010'"})
    void acceptsValuesThatBothReadAsStrings(String value) throws SealingException {
        assertThat(SopsFile.encrypt("a: " + value, RECIPIENTS, new SecureRandom()))
                .startsWith("a: " + value + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029", "\u00a0", "\uFEFF", "\t", "🔑"})
    void findsValuesAfterUnusualCharacters(String character) throws SealingException {
        String yaml = "a: 'x" + character + "y' # " + character + "\nlist: [{b: '" + character + "', value: 'c"
                + character + "d'}]\nvalue: e" + character + "f\n";

        String file = SopsFile.encrypt(yaml, RECIPIENTS, new SecureRandom());

        assertThat(ENCRYPTED.matcher(file).replaceAll("<>"))
                .startsWith("a: 'x" + character + "y' # " + character + "\nlist: [{b: '" + character
                        + "', value: <>}]\nvalue: <>\nsops:\n");
    }

    @Test
    void requiresARecipient() {
        assertThatThrownBy(() -> SopsFile.encrypt("value: x", List.of(), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verificationDetectsAnyChange() throws SealingException, GeneralSecurityException {
        byte[] dataKey = new byte[SopsCipher.KEY_BYTES];
        SopsCipher cipher = new SopsCipher(dataKey);
        String yaml = "name: regcred\nfirst:\n  value: one\nsecond:\n  value: two\n";
        String file = SopsFile.encrypt(SopsDocument.read(yaml), RECIPIENTS, dataKey, new SecureRandom());
        String first = file.lines().toList().get(2).strip();
        String second = file.lines().toList().get(4).strip();

        assertThat(SopsVerifier.decrypt(file, cipher))
                .extracting(leaf -> leaf.path() + leaf.value().text())
                .containsExactly("name:regcred", "first:value:one", "second:value:two");
        assertInvalid(file.replace("regcred", "regcrad"), cipher);
        assertInvalid(file.replace(first, "value: \"\""), cipher);
        assertInvalid(file.replace(first, "value: one"), cipher);
        assertInvalid(file.replace(first, second), cipher);
        assertInvalid(file.replace("type:str]\"", "type:int]\""), cipher);
        assertInvalid(file.replace("second", "third"), cipher);
        assertInvalid(file.replace("    mac:", "    max:"), cipher);
    }

    private static void assertInvalid(String file, SopsCipher cipher) throws SealingException {
        List<SopsLeaf> expected =
                SopsTree.leaves(SopsDocument.read("name: regcred\nfirst:\n  value: one\nsecond:\n  value: two\n")
                        .root());
        assertThat(SopsVerifier.decryptsTo(file, cipher, expected)).as(file).isFalse();
    }
}
