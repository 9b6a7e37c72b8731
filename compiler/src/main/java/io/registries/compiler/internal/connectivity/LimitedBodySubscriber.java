// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a limited number of bytes of a body, then cancels, so that an endless response does no harm. */
final class LimitedBodySubscriber implements HttpResponse.BodySubscriber<LimitedBodySubscriber.LimitedBody> {
    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<LimitedBody> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /**
     * The first bytes of a body.
     *
     * @param text the bytes as UTF-8 text
     * @param complete whether this is the whole body
     */
    record LimitedBody(String text, boolean complete) {}

    /**
     * @param maxBytes the maximum number of bytes to read
     */
    LimitedBodySubscriber(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<LimitedBody> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] taken = new byte[Math.min(buffer.remaining(), maxBytes - bytes.size())];
            buffer.get(taken);
            bytes.writeBytes(taken);
            if (buffer.hasRemaining()) {
                if (subscription != null) {
                    subscription.cancel();
                }
                done.complete(new LimitedBody(bytes.toString(StandardCharsets.UTF_8), false));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable problem) {
        done.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        done.complete(new LimitedBody(bytes.toString(StandardCharsets.UTF_8), true));
    }
}
