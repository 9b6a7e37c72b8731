// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Manipulated ledger lines: combinations of names of the compiler and paths outside the directory. */
public final class HostilePaths {
    private static final List<String> STEPS = List.of(
            "docker-build-configs",
            "image-pull-secrets",
            "dt-secrets",
            "custom",
            "manifest.json",
            "production",
            "regcred",
            "values.yaml",
            "one.json",
            "two.json",
            "two.yaml",
            "victim",
            "token",
            "target",
            "registries",
            "..",
            ".",
            "",
            "...",
            ".. ",
            " ..",
            "..\\..",
            "C:",
            "a:b.json",
            "\0",
            "\u0001.json",
            "\u0085",
            "\u2028.json",
            "%2e%2e",
            "~",
            ".registries-lock");
    private static final List<String> BEGINNINGS = List.of("", "", "", "/", "./", "../", "\\", "//host/share/");
    private static final int MAX_STEPS = 6;

    private HostilePaths() {}

    public static String next(Random random) {
        return BEGINNINGS.get(random.nextInt(BEGINNINGS.size()))
                + IntStream.rangeClosed(0, random.nextInt(MAX_STEPS))
                        .mapToObj(step -> STEPS.get(random.nextInt(STEPS.size())))
                        .collect(Collectors.joining("/"));
    }
}
