// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.secrets;

import io.registries.compiler.diagnostic.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** The texts in which files of different formats contain a value. */
final class EncodedForms {
    private static final int BYTES_PER_BLOCK = 3;
    private static final int BITS_PER_BYTE = 8;
    private static final int BITS_PER_CHARACTER = 6;

    private EncodedForms() {}

    /** The value as it is, and escaped in messages, JSON, YAML, HTML and XML. */
    static Set<String> escaped(String value) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(value);
        forms.add(json(value));
        forms.add(VisibleText.of(value));
        forms.add(value.replace("'", "''"));
        String html = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        forms.add(html);
        forms.add(html.replace("\"", "&quot;").replace("'", "&#39;"));
        forms.add(html.replace("\"", "&quot;").replace("'", "&apos;"));
        forms.add(html.replace("\"", "&#34;").replace("'", "&#39;"));
        return forms;
    }

    /** The value in base64. */
    static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /** The characters that the base64 of any text with this value contains, for each position within a block. */
    static Set<String> base64Within(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        for (int before = 0; before < BYTES_PER_BLOCK; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            int from = (before * BITS_PER_BYTE + BITS_PER_CHARACTER - 1) / BITS_PER_CHARACTER;
            int to = shifted.length * BITS_PER_BYTE / BITS_PER_CHARACTER;
            forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
        }
        return forms;
    }

    private static String json(String value) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> json.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return json.toString();
    }
}
