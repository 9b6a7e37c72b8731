// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.internal.http.HttpReply.BodyEnd;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, as far as it was received.
 *
 * @param text as UTF-8
 * @param end where it ends
 */
record ReceivedBody(String text, BodyEnd end) {
    private static final int BUFFER_BYTES = 8_192;

    static ReceivedBody read(@Nullable HttpEntity entity, int maxBytes) throws IOException {
        if (entity == null) {
            return new ReceivedBody("", BodyEnd.COMPLETE);
        }
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        BodyEnd end;
        try {
            InputStream content = content(entity);
            end = read(content, received, maxBytes);
            if (end == BodyEnd.COMPLETE) {
                content.close();
            }
        } catch (ConnectionClosedException | MalformedChunkCodingException | EOFException | ZipException ignored) {
            // The status and the header fields are valid, which is enough for most requests.
            end = BodyEnd.CUT_OFF;
        }
        return new ReceivedBody(received.toString(StandardCharsets.UTF_8), end);
    }

    // Some servers compress responses although the request does not allow it.
    private static InputStream content(HttpEntity entity) throws IOException {
        String encoding = String.valueOf(entity.getContentEncoding());
        return encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")
                ? new GZIPInputStream(entity.getContent())
                : entity.getContent();
    }

    private static BodyEnd read(InputStream content, ByteArrayOutputStream received, int maxBytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            int free = maxBytes - received.size();
            received.write(buffer, 0, Math.min(count, free));
            if (count > free) {
                return BodyEnd.TOO_LARGE;
            }
        }
        return BodyEnd.COMPLETE;
    }
}
