// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.ClassLoadingMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run loads only the classes that it uses, since startup dominates the time of small configurations. */
class LoadedClassesTest {
    private static final Pattern HTTP =
            Pattern.compile("(java|jdk\\.internal)\\.net\\.http\\..*|org\\.apache\\.h(c|ttp).*");
    private static final Pattern AWS = Pattern.compile("software\\.amazon\\..*");
    /** Only the parser reads the schema. */
    private static final Pattern JSON = Pattern.compile("tools\\.jackson\\.databind\\..*|com\\.networknt\\..*");

    private static final Pattern TEMPLATES = Pattern.compile("com\\.github\\.mustachejava\\..*");
    private static final Pattern SEALING = Pattern.compile("com\\.exceptionfactory\\.jagged\\..*");

    @TempDir
    private Path folder;

    @Test
    void validateLoadsNoNetworkOrTemplateLibrary() throws IOException, InterruptedException {
        List<String> loaded = loaded("validate", "quickstart", "every-registry-type", "deliveries");
        assertThat(loaded).contains("io.registries.compiler.RegistriesCompiler");
        assertThat(Stream.of(HTTP, AWS, JSON, TEMPLATES).flatMap(library -> of(library, loaded).stream()))
                .isEmpty();
    }

    @Test
    void compileLoadsOnlyTheLibrariesOfItsOutput() throws IOException, InterruptedException {
        List<String> loaded = loaded("compile", "quickstart");
        assertThat(of(TEMPLATES, loaded)).isNotEmpty();
        assertThat(Stream.of(HTTP, AWS, JSON, SEALING).flatMap(library -> of(library, loaded).stream()))
                .isEmpty();
    }

    private static List<String> of(Pattern library, List<String> loaded) {
        return loaded.stream().filter(library.asMatchPredicate()).toList();
    }

    private List<String> loaded(String goal, String... samples) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Process run = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xlog:class+load:file=" + log + "::filesize=0",
                                        "-cp",
                                        System.getProperty(
                                                "surefire.test.class.path", System.getProperty("java.class.path")),
                                        ClassLoadingMain.class.getName(),
                                        goal,
                                        folder.resolve("out").toString()),
                                Stream.of(samples))
                        .toList())
                .inheritIO()
                .start();
        assertThat(run.waitFor()).isZero();
        // [0.012s][info][class,load] the.Class source: where
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" ", 2)[0])
                .toList();
    }
}
