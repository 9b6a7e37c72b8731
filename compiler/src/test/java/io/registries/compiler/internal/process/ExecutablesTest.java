// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only programs in absolute entries of PATH are run. */
class ExecutablesTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheFirstExecutable() throws IOException {
        Files.createDirectories(folder.resolve("a/program"));
        Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("program"), "not executable");
        Path expected = program("c");
        program("d");
        assertThat(find("/missing:" + folder.resolve("a") + ":" + folder.resolve("b") + ":" + folder.resolve("c") + ":"
                        + folder.resolve("d")))
                .contains(expected);
    }

    @Test
    void ignoresEntriesRelativeToTheCurrentDirectory() throws IOException {
        Path program = program("bin");
        Path relative = Path.of("").toAbsolutePath().relativize(program.getParent());
        assertThat(relative.resolve("program")).isExecutable();
        assertThat(find(relative + "::.:" + relative + "/")).isEmpty();
    }

    private static Optional<Path> find(String path) {
        return Executables.find("program", Map.of("PATH", path));
    }

    private Path program(String name) throws IOException {
        Path program = Files.createDirectories(folder.resolve(name)).resolve("program");
        Files.writeString(program, "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
