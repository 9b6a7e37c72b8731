// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.ProgressListener;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Runs requests to Devtron at the same time.
 *
 * @param tasks run the requests
 * @param parallelism the maximum number of running requests
 * @param progress is notified of finished requests
 */
record ParallelReads(ParallelTasks tasks, int parallelism, ProgressListener progress) {

    /** Starts a request. */
    <T> Future<T> start(Callable<T> request) {
        return tasks.start(request);
    }

    /** The results of requests, in order. After a failure no further request is sent. */
    <T> List<T> all(List<Callable<T>> requests) throws DevtronException {
        List<Future<T>> running = tasks.startAll(requests, parallelism);
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> request : running) {
                results.add(get(request));
                progress.advance(results.size(), requests.size());
            }
        } finally {
            running.forEach(request -> request.cancel(true));
        }
        return results;
    }

    /** The result of a request. */
    <T> T get(Future<T> request) throws DevtronException {
        try {
            return request.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DevtronException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Devtron", e);
        }
    }
}
