// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar for work that is long enough for one, where somebody watches. */
final class TerminalProgress implements Progress, AutoCloseable {
    private final String task;
    private final int worthwhile;
    private final boolean watched;
    private @Nullable ProgressBar bar;

    /**
     * @param task what is done
     * @param worthwhile from how many steps on a bar is shown
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
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
