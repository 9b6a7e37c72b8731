// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.ProgressListener;

/** Tells how far work is that is long enough for it, where somebody watches: one line, written over itself. */
final class TerminalProgress implements ProgressListener, AutoCloseable {
    private final String task;
    private final int worthwhile;
    private final boolean watched;
    private String shown = "";

    /**
     * @param task what is done
     * @param worthwhile the number of steps from which progress is shown
     * @param watched whether somebody may see it
     */
    TerminalProgress(String task, int worthwhile, boolean watched) {
        this.task = task;
        this.worthwhile = worthwhile;
        this.watched = watched;
    }

    @Override
    public void advance(int done, int total) {
        if (!watched || total < worthwhile) {
            return;
        }
        String line = task + " " + 100L * done / total + "%";
        if (!line.equals(shown)) {
            System.err.print("\r" + line);
            shown = line;
        }
    }

    @Override
    public void close() {
        if (!shown.isEmpty()) {
            System.err.print("\r" + " ".repeat(shown.length()) + "\r");
        }
    }
}
