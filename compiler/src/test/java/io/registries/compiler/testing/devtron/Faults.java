// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong between Devtron and its client. All faults are off at first. */
public final class Faults {
    private static final String PAGE = """
            <!doctype html><html><head><title>Devtron</title></head><body><div id="root"></div></body></html>
            """;

    private final AtomicInteger requestsUntilOutage = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger requestsUntilEvent = new AtomicInteger();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, Boolean> pages = new ConcurrentHashMap<>();
    private final Map<String, String> errors = new ConcurrentHashMap<>();
    private final Map<String, Boolean> lostAnswers = new ConcurrentHashMap<>();
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private volatile Runnable event = () -> {};
    private volatile Duration delay = Duration.ZERO;

    /** Every answer waits so long. */
    public Faults delay(Duration each) {
        delay = each;
        return this;
    }

    /** After so many further requests each connection is closed without an answer, until {@link #recover}. */
    public Faults failAfter(int requests) {
        requestsUntilOutage.set(requests);
        return this;
    }

    /** A dashboard or proxy answers requests below a path with a page and status 200. */
    public Faults html(String path) {
        pages.put(path, true);
        return this;
    }

    /** Requests below a path get an answer without JSON, as those of a proxy. */
    public Faults status(String path, int status) {
        statuses.put(path, status);
        return this;
    }

    /** Devtron itself answers requests below a path with status 500 and a message. */
    public Faults error(String path, String message) {
        errors.put(path, message);
        return this;
    }

    /** The next such request is carried out, and its connection closed before the answer. */
    public Faults loseAnswer(String method, String path) {
        lostAnswers.put(method + " " + path, true);
        return this;
    }

    /** Somebody else changes Devtron right before a request, the first of which has the number 1. */
    public Faults changeBefore(String method, String path, int number, Consumer<ObjectNode> somebodyElse) {
        changes.add(new Change(method + " " + path, new AtomicInteger(number), somebodyElse));
        return this;
    }

    private record Change(String request, AtomicInteger left, Consumer<ObjectNode> somebodyElse) {}

    /** Something happens when a request arrives, the first of which has the number 1; the request is carried out. */
    public Faults onRequest(int number, Runnable event) {
        requestsUntilEvent.set(number);
        this.event = event;
        return this;
    }

    void arrived() {
        if (requestsUntilEvent.decrementAndGet() == 0) {
            event.run();
        }
    }

    /** What somebody else changes before this request. */
    List<Consumer<ObjectNode>> changesBefore(String method, String path) {
        return changes.stream()
                .filter(change -> change.request().equals(method + " " + path)
                        && change.left().decrementAndGet() == 0)
                .map(Change::somebodyElse)
                .toList();
    }

    /** Ends all faults. */
    public void recover() {
        delay = Duration.ZERO;
        requestsUntilOutage.set(Integer.MAX_VALUE);
        pages.clear();
        statuses.clear();
        errors.clear();
        lostAnswers.clear();
        changes.clear();
    }

    Duration delay() {
        return delay;
    }

    boolean isDown() {
        return requestsUntilOutage.getAndUpdate(left -> left == Integer.MAX_VALUE ? left : Math.max(0, left - 1)) == 0;
    }

    boolean losesAnswer(String method, String path) {
        return lostAnswers.remove(method + " " + path) != null;
    }

    /** What answers all paths that are not the server's. */
    static Answer dashboard() {
        return Answer.html(200, PAGE);
    }

    /** The answer of what is in front of Devtron, or of a Devtron that fails. */
    Optional<Answer> answerInFront(String path) {
        if (pages.keySet().stream().anyMatch(path::startsWith)) {
            return Optional.of(dashboard());
        }
        Optional<Answer> error = errors.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> Answer.unknown(500, entry.getValue()));
        if (error.isPresent()) {
            return error;
        }
        return statuses.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> Answer.html(entry.getValue(), "<html><body>" + entry.getValue() + "</body></html>\n"));
    }
}
