// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.registries.compiler.CredentialSource.CredentialPart;
import io.registries.compiler.CredentialSource.CredentialUnavailableException;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that may never end are refused at once. */
@Timeout(60)
class FileSourceTest {
    @TempDir
    private Path folder;

    @Test
    void refusesPipesAndDevices() {
        Path pipe = folder.resolve("pipe");
        assertThat(Program.named("mkfifo").run(folder, pipe).code()).isZero();
        assertThat(read(pipe)).hasMessage("is a pipe or a device, not a regular file");
        assertThat(read(Path.of("/dev/zero"))).hasMessage("is a pipe or a device, not a regular file");
        assertThat(read(folder)).hasMessage("is a directory");
    }

    @Test
    void refusesAPipeAsFingerprintKey() {
        assertThat(Program.named("mkfifo").run(folder, "pipe").code()).isZero();
        assertThat(FingerprintKey.read(
                                Optional.of("file:pipe"), folder, List.of(new FileSource()), CompilerRunner.MAVEN)
                        .isSuccess())
                .isFalse();
    }

    private static CredentialUnavailableException read(Path file) {
        FileReference reference = new FileReference(file.toString(), file, (path, limit) -> {
            throw new IOException("secrets are read by the source itself");
        });
        return catchThrowableOfType(
                CredentialUnavailableException.class,
                () -> new FileSource().read(new SecretReference.SecretFile(reference), CredentialPart.SECRET));
    }
}
