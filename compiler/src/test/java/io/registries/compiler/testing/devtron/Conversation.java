// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Requests and what is expected of their answers, as a part of a file: a line {@code #} with the title, then steps.
 * {@code given FIELD JSON} replaces a part of the state, {@code as TOKEN} changes who asks, {@code with NAME: VALUE} adds a header to the next request, {@code METHOD PATH}
 * sends one with the JSON in the lines below it, {@code -> STATUS PART} expects an answer, {@code state POINTER PART}
 * expects a value of the state. A part is JSON whose objects may have fewer fields than what is compared with it.
 *
 * @param title the behavior
 * @param steps the lines of the steps
 */
record Conversation(String title, List<String> steps) {

    /** All conversations in the files of a folder, each with the name of its file. */
    static Stream<Conversation> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Conversation> all = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".txt", "");
                for (String part :
                        Files.readString(file, StandardCharsets.UTF_8).split("(?m)^# ", -1)) {
                    List<String> lines =
                            part.lines().filter(line -> !line.isBlank()).toList();
                    if (!lines.isEmpty()) {
                        all.add(new Conversation(name + ": " + lines.get(0), lines.subList(1, lines.size())));
                    }
                }
            }
            return all.stream();
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
