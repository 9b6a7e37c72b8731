// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page whose numbers stand between two marks, so that they only ever come from a run. */
record Page(Path file) {
    static final String BEGIN = "<!-- results: written by run.sh -->";
    static final String END = "<!-- end of results -->";

    void put(String results) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + " lacks the marks between which the results stand");
        }
        Files.writeString(
                file, text.substring(0, begin + BEGIN.length()) + "\n" + results.strip() + "\n" + text.substring(end));
    }
}
