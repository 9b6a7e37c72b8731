// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.incremental;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which compiler this is: the files that its classes come from, and those of the libraries by which it reads and writes. */
final class ClassFiles {
    private static final List<String> OF = List.of(
            "io/registries/compiler/RegistriesCompiler.class",
            "org/snakeyaml/engine/v2/api/Load.class",
            "com/github/mustachejava/Mustache.class");

    private ClassFiles() {}

    /** Their paths, sizes and times, and the version of Java; absent where they are no files. */
    static Optional<String> told() {
        return told(ClassFiles.class.getClassLoader());
    }

    static Optional<String> told(ClassLoader loader) {
        StringBuilder told = new StringBuilder(Runtime.version().toString());
        try {
            for (String name : OF) {
                URL url = loader.getResource(name);
                if (url == null) {
                    return Optional.empty();
                }
                tell(root(url, name), told);
            }
            return Optional.of(told.toString());
        } catch (IOException | URISyntaxException | IllegalArgumentException noFiles) {
            return Optional.empty();
        }
    }

    // A jar, or in a build of the compiler itself the folder of its classes.
    private static Path root(URL url, String name) throws IOException, URISyntaxException {
        if (url.getProtocol().equals("jar")) {
            return Path.of(
                    ((JarURLConnection) url.openConnection()).getJarFileURL().toURI());
        }
        String text = url.toString();
        return Path.of(new URI(text.substring(0, text.length() - name.length())));
    }

    private static void tell(Path root, StringBuilder told) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted().toList()) {
                told.append('\n')
                        .append(file)
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file));
            }
        }
    }
}
