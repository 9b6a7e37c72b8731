// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.syntax.Node;
import io.registries.compiler.syntax.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether a file has the right shape is told by two validators, which never differ. */
@Tag("slow")
class ShapeTest {
    private static final Span HERE = Span.startOf(new Source("made.yaml", Path.of("made.yaml"), ""));
    private static final int CHANGES_OF_TWO = 4000;
    private static final int LARGEST = 1500;

    /** What the language has somewhere, and what it has nowhere, at the bounds of lengths and patterns too. */
    private static final List<Node> STRANGE = List.of(
            text(""),
            text("a"),
            text("abc"),
            text("-a"),
            text("A_b"),
            text("a/b.c"),
            text("../a"),
            text("/a"),
            text("y"),
            text("release"),
            text("iam-role"),
            text("secure-with-cert"),
            text("a\u0000b"),
            text("\uD83D\uDE00".repeat(30)),
            text("\uD83D\uDE00".repeat(31)),
            text("a".repeat(63)),
            text("a".repeat(64)),
            text("a".repeat(256)),
            scalar(Node.Kind.BOOLEAN, "true"),
            scalar(Node.Kind.BOOLEAN, "False"),
            scalar(Node.Kind.NULL, ""),
            scalar(Node.Kind.NUMBER, "1.5"),
            list(),
            list(text("a"), text("a")),
            list(scalar(Node.Kind.NUMBER, "1"), scalar(Node.Kind.NUMBER, "2")),
            map(),
            map("env", text("A_VARIABLE")),
            map("env", text("A_VARIABLE"), "file", text("a")),
            map("name", text("abc")));

    @Test
    void theTwoAgreeOnAllFilesOfTheTestsAndSamples() throws IOException {
        List<Node> corpus = corpus();
        assertThat(corpus).hasSizeGreaterThan(200);
        corpus.forEach(ShapeTest::agree);
    }

    @Test
    void theTwoAgreeWhereverOneValueIsAnother() throws IOException {
        int[] verdicts = new int[2];
        for (Node valid : valid()) {
            eachChange(valid, changed -> verdicts[agree(changed) ? 0 : 1]++);
        }
        System.out.printf("one change: %d trees of the right shape, %d of another%n", verdicts[0], verdicts[1]);
        assertThat(verdicts[0]).isGreaterThan(500);
        assertThat(verdicts[1]).isGreaterThan(5000);
    }

    @Test
    void theTwoAgreeOnSeveralChangesAtOnce() throws IOException {
        Random random = new Random(5);
        List<Node> trees = valid();
        for (int i = 0; i < CHANGES_OF_TWO; i++) {
            Node tree = trees.get(random.nextInt(trees.size()));
            for (int change = 0; change < 2; change++) {
                List<Node> changed = new ArrayList<>();
                eachChange(tree, changed::add);
                tree = changed.get(random.nextInt(changed.size()));
            }
            agree(tree);
        }
    }

    private static boolean agree(Node tree) {
        boolean admitted = SchemaValidator.Language.SHAPE.admits(tree);
        assertThat(SchemaLibrary.errors(tree).isEmpty())
                .as(() -> JsonTree.of(tree).toPrettyString())
                .isEqualTo(admitted);
        return admitted;
    }

    private static List<Node> corpus() throws IOException {
        List<Node> trees = new ArrayList<>();
        for (Path root : List.of(Path.of("src/test/resources"), Path.of("..", "samples"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    YamlReader.read(new Source(file.toString(), file, text))
                            .value()
                            .ifPresent(trees::add);
                }
            }
        }
        return trees;
    }

    // Small ones: each is changed in every place.
    private static List<Node> valid() throws IOException {
        Set<String> seen = new HashSet<>();
        return corpus().stream()
                .filter(tree -> SchemaLibrary.errors(tree).isEmpty())
                .filter(tree -> {
                    String json = JsonTree.of(tree).toString();
                    return json.length() < LARGEST && seen.add(json);
                })
                .toList();
    }

    /** Every tree that one value more, less or other makes of this. */
    private static void eachChange(Node node, Consumer<Node> changed) {
        STRANGE.forEach(changed);
        if (node instanceof Node.Mapping mapping) {
            List<Node.Entry> entries = mapping.entries();
            for (int i = 0; i < entries.size(); i++) {
                int place = i;
                Node.Entry entry = entries.get(i);
                changed.accept(new Node.Mapping(without(entries, i), HERE));
                changed.accept(
                        new Node.Mapping(with(entries, i, new Node.Entry(text("strange"), entry.value())), HERE));
                eachChange(
                        entry.value(),
                        value -> changed.accept(
                                new Node.Mapping(with(entries, place, new Node.Entry(entry.text(), value)), HERE)));
            }
        } else if (node instanceof Node.Sequence list) {
            List<Node> items = list.items();
            for (int i = 0; i < items.size(); i++) {
                int place = i;
                List<Node> twice = new ArrayList<>(items);
                twice.add(items.get(i));
                changed.accept(new Node.Sequence(twice, HERE));
                changed.accept(new Node.Sequence(without(items, i), HERE));
                eachChange(items.get(i), item -> changed.accept(new Node.Sequence(with(items, place, item), HERE)));
            }
        }
    }

    private static <T> List<T> with(List<T> list, int place, T other) {
        List<T> changed = new ArrayList<>(list);
        changed.set(place, other);
        return changed;
    }

    private static <T> List<T> without(List<T> list, int place) {
        List<T> changed = new ArrayList<>(list);
        changed.remove(place);
        return changed;
    }

    private static Node.Scalar text(String text) {
        return scalar(Node.Kind.STRING, text);
    }

    private static Node.Scalar scalar(Node.Kind kind, String text) {
        return new Node.Scalar(kind, text, HERE);
    }

    private static Node list(Node... items) {
        return new Node.Sequence(List.of(items), HERE);
    }

    private static Node map(Object... pairs) {
        List<Node.Entry> entries = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entries.add(new Node.Entry(text((String) pairs[i]), (Node) pairs[i + 1]));
        }
        return new Node.Mapping(entries, HERE);
    }
}
