// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A work tree whose configuration names commands, as another user may put it above a build. Its repository is a partial
 * clone without a single tree or file, so that git would run such a command to fetch them for nearly every question.
 * The index is sparse, and has a {@code .gitignore} that is not in the work tree: git wants their content.
 *
 * @param workTree its top folder, which has {@code a/x} and {@code registries.yaml}; {@code b/y} is in the index only
 * @param canary is there once git has run a command
 */
public record HostileRepository(Path workTree, Path canary) {
    private static final int NOBODY = 65534;
    private static final String SCRIPT = """
            set -e
            git init -q -b main origin
            (cd origin
             mkdir a b
             echo 1 > a/x
             echo 2 > b/y
             echo /target/ > .gitignore
             printf 'apiVersion: registries/v1\\n' > registries.yaml
             git add .
             git -c user.name=one -c user.email=one@example.org commit -qm first
             git config uploadpack.allowFilter true)
            git clone -q "file://$PWD/origin" job
            (cd job
             git sparse-checkout set --cone --sparse-index a
             rm .gitignore
             git update-index --skip-worktree .gitignore)
            git clone -q --no-checkout --filter=tree:0 "file://$PWD/origin" thin
            rm -rf job/.git/objects
            mv thin/.git/objects job/.git/objects
            cd job
            command="touch '$1'; false"
            git config core.repositoryformatversion 1
            git config extensions.partialClone origin
            git config remote.origin.promisor true
            git config remote.origin.partialclonefilter tree:0
            git config remote.origin.uploadpack "$command"
            git config core.fsmonitor "$command"
            git config core.hooksPath "$PWD/hooks"
            mkdir hooks
            for hook in post-index-change reference-transaction; do
              printf '#!/bin/sh\\n%s\\n' "$command" > hooks/$hook
              chmod +x hooks/$hook
            done
            """;

    public static HostileRepository in(Path folder) {
        Path canary = folder.resolve("canary");
        run(folder, "sh", "-c", SCRIPT, "sh", canary);
        return new HostileRepository(folder.resolve("job"), canary);
    }

    /** Changes the owner of the work tree, which requires root; returns whether it was changed. */
    public boolean giveAway() throws IOException {
        try (Stream<Path> all = Files.walk(workTree)) {
            for (Path path : all.toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
            return true;
        } catch (FileSystemException ignored) {
            return false;
        }
    }

    private static void run(Path folder, String program, Object... arguments) {
        Program.Run run = Program.named(program).run(folder, arguments);
        assertThat(run.code()).withFailMessage(run.output()).isZero();
    }
}
