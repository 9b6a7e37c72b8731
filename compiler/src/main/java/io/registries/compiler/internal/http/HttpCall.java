// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * An HTTP request.
 *
 * @param method in upper case
 * @param uri an absolute {@code http} or {@code https} URI
 * @param fields the header fields, in order
 * @param body the body; empty: none
 */
public record HttpCall(String method, URI uri, List<Field> fields, String body) {

    /**
     * A header field.
     *
     * @param name the name
     * @param value the value
     */
    public record Field(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    public HttpCall {
        fields = List.copyOf(fields);
    }

    /** A request without fields and body. */
    public static HttpCall of(String method, URI uri) {
        return new HttpCall(method, uri, List.of(), "");
    }

    /** This request with a further header field. */
    public HttpCall with(String name, String value) {
        List<Field> all = new ArrayList<>(fields);
        all.add(new Field(name, value));
        return new HttpCall(method, uri, all, body);
    }

    /** This request with a body. */
    public HttpCall withBody(String text) {
        return new HttpCall(method, uri, fields, text);
    }

    /** Without values of header fields and body, which may be secret. */
    @Override
    public String toString() {
        return method + " " + Origin.of(uri);
    }
}
