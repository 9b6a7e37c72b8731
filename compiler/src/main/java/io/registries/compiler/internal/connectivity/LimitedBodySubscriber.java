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

/** Reads the beginning of a body and then hangs up, so that an answer without end costs no more than another. */
final class LimitedBodySubscriber implements HttpResponse.BodySubscriber<LimitedBodySubscriber.LimitedBody> {
    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<LimitedBody> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /**
     * The beginning of a body.
     *
     * @param text of it
     * @param complete whether nothing follows
     */
    record LimitedBody(String text, boolean complete) {}

    /**
     * @param most bytes to read
     */
    LimitedBodySubscriber(int most) {
        this.most = most;
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
            byte[] taken = new byte[Math.min(buffer.remaining(), most - bytes.size())];
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
