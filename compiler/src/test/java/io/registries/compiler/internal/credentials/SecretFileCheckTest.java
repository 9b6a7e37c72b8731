// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.process.Git;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileCheckTest {
    @TempDir
    private Path folder;

    @Test
    void requiresTheRotationOfASecretInGit() throws Exception {
        Path file = Files.writeString(folder.resolve("token.txt"), "made-up");
        git("init", "-q", ".");
        git("add", "token.txt");
        SourceFile source = new SourceFile("registries.yaml", folder.resolve("registries.yaml"), "");
        FileReference reference = new FileReference("token.txt", file, source.reader());

        Diagnostic diagnostic = SecretFileCheck.check(new Located<>(reference, Span.startOf(source)), Git.fromSystem())
                .orElseThrow();

        assertThat(diagnostic.code().id()).isEqualTo("secret-file-in-git");
        assertThat(diagnostic.help().orElseThrow()).endsWith("rotate the secret: treat it as compromised");
    }

    @Test
    void namesTheLineThatIgnoresASecret() throws Exception {
        Path file = Files.createDirectory(folder.resolve("secrets")).resolve("token.txt");
        Files.writeString(file, "made-up");
        git("init", "-q", ".");
        SourceFile source = new SourceFile("registries.yaml", folder.resolve("registries.yaml"), "");
        Located<FileReference> reference =
                new Located<>(new FileReference("./secrets/token.txt", file, source.reader()), Span.startOf(source));

        Diagnostic diagnostic =
                SecretFileCheck.check(reference, Git.fromSystem()).orElseThrow();

        assertThat(diagnostic.code().id()).isEqualTo("secret-file-not-ignored");
        assertThat(diagnostic.help()).contains("add the line `/secrets/token.txt` to the .gitignore beside this file");
        Files.writeString(folder.resolve(".gitignore"), "/secrets/token.txt\n");
        assertThat(SecretFileCheck.check(reference, Git.fromSystem()).stream())
                .noneMatch(found -> found.code() == diagnostic.code());
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
