// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.input.PathNames;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;

/**
 * Files that become the user's own once they are written: none is ever overwritten.
 *
 * @param folder where they are; made where it is missing
 * @param base that findings name files relative to
 */
public record NewFiles(Path folder, Path base) {

    /** Whether a file may be made: there is none of its name, not even a link. */
    public Result<Path> free(String name) {
        Path file = folder.resolve(name);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Result.failure(taken(file)) : Result.success(file);
    }

    /**
     * Writes files that are not there yet, in the order of the map; one that holds these bytes already stays, but for
     * the last, which must be new.
     *
     * @throws IOException if one cannot be written, in words for people
     */
    public Result<Path> write(Map<String, byte[]> files, String last) throws IOException {
        Findings findings = new Findings();
        for (var file : files.entrySet()) {
            if (file.getKey().equals(last) || !holds(file.getKey(), file.getValue())) {
                findings.addAll(free(file.getKey()).findings());
            }
        }
        if (findings.hasErrors()) {
            return Result.failure(findings.all());
        }
        try {
            for (var file : files.entrySet()) {
                if (!file.getKey().equals(last)) {
                    create(file.getKey(), file.getValue());
                }
            }
            create(last, files.getOrDefault(last, new byte[0]));
            return Result.success(folder.resolve(last));
        } catch (FileAlreadyExistsException raced) {
            return Result.failure(taken(Path.of(raced.getFile())));
        } catch (IOException problem) {
            throw new Disk(folder).explain(problem);
        }
    }

    private void create(String name, byte[] bytes) throws IOException {
        if (!holds(name, bytes)) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    private boolean holds(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Diagnostic taken(Path file) {
        return Diagnostic.placeless(
                        Code.ALREADY_THERE,
                        "`" + PathNames.nameOf(base, file) + "` is there already, and is not overwritten")
                .hint("remove or rename it, or name another file with -Dregistries.init.file=<file>");
    }
}
