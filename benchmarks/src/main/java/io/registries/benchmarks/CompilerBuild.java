// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A built version of the compiler.
 *
 * @param classPath of {@link CompileOnce}, the compiler and its dependencies
 */
record CompilerBuild(String classPath) {
    private static final String COMPILER = "registries-compiler-";

    /** What this module was built with. */
    static CompilerBuild present(Path module) {
        return new CompilerBuild(module.resolve("target/benchmarks.jar") + ":" + module.resolve("target/lib/*"));
    }

    /**
     * Another version: a folder with a checkout of it that is built, whose own {@link CompileOnce} and dependencies are
     * used, so that its API may differ; or a compiler jar alone, which takes the place of the present one.
     *
     * @param module the folder of this module
     * @param named the folder or the jar
     */
    static CompilerBuild other(Path module, Path named) throws IOException {
        return Files.isDirectory(named) ? checkout(named.resolve("benchmarks")) : jar(module, named);
    }

    private static CompilerBuild checkout(Path other) throws IOException {
        List<Path> drivers = jars(other.resolve("target"), "registries-benchmarks-");
        if (drivers.size() != 1 || jars(other.resolve("target/lib"), COMPILER).size() != 1) {
            throw new IOException(other.getParent() + " is not built; run there:"
                    + " ./mvnw -q -DskipTests package -Prun -pl benchmarks -am");
        }
        return new CompilerBuild(drivers.get(0) + ":" + other.resolve("target/lib/*"));
    }

    private static CompilerBuild jar(Path module, Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + " is neither a folder nor a jar");
        }
        List<Path> all = new ArrayList<>(List.of(jar, module.resolve("target/benchmarks.jar")));
        jars(module.resolve("target/lib"), "").stream()
                .filter(library -> !library.getFileName().toString().startsWith(COMPILER))
                .forEach(all::add);
        return new CompilerBuild(all.stream().map(Path::toString).collect(Collectors.joining(":")));
    }

    private static List<Path> jars(Path folder, String prefix) throws IOException {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, prefix + "*.jar")) {
                found.forEach(jars::add);
            }
        }
        return jars.stream().sorted().toList();
    }
}
