// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar for work that is long enough for one, where somebody watches. */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final int LONG = 1_000;

    private final boolean watched;
    private @Nullable ProgressBar bar;

    TerminalProgress(boolean watched) {
        this.watched = watched;
    }

    @Override
    public void advance(int done, int total) {
        if (!watched || total < LONG) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("writing")
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
