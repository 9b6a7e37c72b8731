// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page whose numbers stand between two marks, so that they only ever come from a run.
 *
 * @param file the page
 * @param name of the marks
 */
record Page(Path file, String name) {
    void put(String results) throws IOException {
        String text = Files.readString(file);
        String mark = "<!-- " + name + ": written by run.sh -->";
        int begin = text.indexOf(mark);
        int end = text.indexOf("<!-- end of " + name + " -->");
        if (begin < 0 || end < begin) {
            throw new IOException(file + " lacks the marks between which the results stand");
        }
        Files.writeString(
                file, text.substring(0, begin + mark.length()) + "\n" + results.strip() + "\n" + text.substring(end));
    }
}
