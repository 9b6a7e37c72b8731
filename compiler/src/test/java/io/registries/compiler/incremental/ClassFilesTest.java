// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another compiler remembers is not believed: it is told by the files of its classes. */
class ClassFilesTest {
    private static final String OURS = "io/registries/compiler/RegistriesCompiler.class";
    private static final List<String> LIBRARIES =
            List.of("org/snakeyaml/engine/v2/api/Load.class", "com/github/mustachejava/Mustache.class");

    @TempDir
    private Path folder;

    @Test
    void tellsTheCompilerOfThisVeryRun() {
        assertThat(ClassFiles.told()).isPresent().isEqualTo(ClassFiles.told());
    }

    @Test
    void tellsAnotherJarByItsSizeItsTimeAndItsPlace() throws IOException {
        Path ours = jar("ours.jar", List.of(OURS), 1);
        Path libraries = jar("libraries.jar", LIBRARIES, 1);
        Optional<String> first = told(ours, libraries);
        assertThat(first).isPresent().isEqualTo(told(ours, libraries));
        FileTime time = Files.getLastModifiedTime(libraries);
        jar("libraries.jar", LIBRARIES, 2);
        Files.setLastModifiedTime(libraries, time);
        assertThat(told(ours, libraries)).isPresent().isNotEqualTo(first);
        jar("libraries.jar", LIBRARIES, 1);
        Files.setLastModifiedTime(libraries, FileTime.fromMillis(time.toMillis() + 1_000));
        assertThat(told(ours, libraries)).isPresent().isNotEqualTo(first);
        assertThat(told(ours, jar("other.jar", LIBRARIES, 1))).isPresent().isNotEqualTo(first);
    }

    @Test
    void tellsAFolderOfClassesByAllOfThem() throws IOException {
        Path libraries = jar("libraries.jar", LIBRARIES, 1);
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve(OURS).resolveSibling("link"));
        Files.writeString(classes.resolve(OURS), "a class");
        Path other = Files.writeString(classes.resolve(OURS).resolveSibling("link/Linker.class"), "a class");
        Optional<String> first = told(classes, libraries);
        Files.writeString(other, "another class");
        assertThat(told(classes, libraries)).isPresent().isNotEqualTo(first);
    }

    @Test
    void tellsNothingWhereALibraryIsNotFound() throws IOException {
        assertThat(told(jar("ours.jar", List.of(OURS), 1))).isEmpty();
    }

    private static Optional<String> told(Path... path) throws IOException {
        URL[] urls = new URL[path.length];
        for (int i = 0; i < path.length; i++) {
            urls[i] = path[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return ClassFiles.told(loader);
        }
    }

    private Path jar(String name, List<String> classes, int bytes) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.setMethod(JarOutputStream.DEFLATED);
            for (String entry : classes) {
                out.putNextEntry(new JarEntry(entry));
                out.write("x"
                        .repeat(bytes)
                        .concat("y".repeat(bytes))
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                out.closeEntry();
            }
        }
        return jar;
    }
}
