// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each relative link of a Markdown file leads to a file and, if it has an anchor, to a heading of that file. */
class LinksTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", "expected");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?\n *```|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern WITH_SCHEME = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern FENCED = Pattern.compile("(?s)```.*?\n *```");
    private static final Pattern TARGET_OF_A_LINK = Pattern.compile("\\]\\([^)]*\\)");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N}_ -]");

    @TempDir
    private Path folder;

    @Test
    void everyLinkOfTheProjectResolves() throws IOException {
        assertThat(pages(PROJECT))
                .contains(PROJECT.resolve("README.md"), PROJECT.resolve("samples/pipelines/README.md"))
                .hasSizeGreaterThan(150);
        assertThat(brokenLinks(PROJECT)).isEmpty();
    }

    @Test
    void findsLinksThatDoNotResolve() throws IOException {
        Files.writeString(folder.resolve("page.md"), "# A `code` page, of *two* words\n");
        Files.writeString(folder.resolve("index.md"), """
                [right](page.md#a-code-page-of-two-words), [here](#here), [elsewhere](https://example.org/x), `[code](none.md)`
                [no file](none.md), [no heading](page.md#two), [no heading here](#there)

                ## Here
                """);
        assertThat(brokenLinks(folder))
                .containsExactly("index.md: none.md", "index.md: page.md#two", "index.md: #there");
    }

    @Test
    void readmeIsShort() throws IOException {
        assertThat(Files.size(PROJECT.resolve("README.md"))).isLessThanOrEqualTo(7_000);
    }

    private static List<String> brokenLinks(Path root) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages(root)) {
            String text = CODE.matcher(Files.readString(page)).replaceAll("");
            for (String link :
                    LINK.matcher(text).results().map(found -> found.group(1)).toList()) {
                if (!WITH_SCHEME.matcher(link).matches() && !resolves(page, link)) {
                    broken.add(root.relativize(page) + ": " + link);
                }
            }
        }
        return broken;
    }

    private static boolean resolves(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** The anchors of the headings, as GitHub and GitLab make them. */
    private static Set<String> anchors(Path page) throws IOException {
        String text = FENCED.matcher(Files.readString(page)).replaceAll("");
        return HEADING.matcher(text).results().map(LinksTest::anchor).collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        String text = TARGET_OF_A_LINK.matcher(heading.group(1).strip()).replaceAll("");
        return NOT_IN_ANCHORS
                .matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-');
    }

    private static List<Path> pages(Path root) throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped =
                        SKIPPED.contains(directory.getFileName().toString()) || directory.endsWith("src/test");
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages.stream().sorted().toList();
    }
}
