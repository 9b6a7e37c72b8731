// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Trees of the test files, and trees that differ from them in one value. */
final class Trees {
    static final Path EVERY_FIELD = Path.of("src/test/resources/language/every-field.yaml");

    private static final Span HERE = Span.startOf(new SourceFile("made.yaml", Path.of("made.yaml"), ""));

    /** Valid and invalid values, including the bounds of lengths and patterns. */
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

    private Trees() {}

    /** The trees of all readable YAML files of tests and samples. */
    static List<Node> ofAllFiles() throws IOException {
        List<Node> trees = new ArrayList<>();
        for (Path root : List.of(Path.of("src/test/resources"), Path.of("..", "samples"))) {
            trees.addAll(of(root));
        }
        return trees;
    }

    /** The trees of all readable YAML files below a directory. */
    static List<Node> of(Path root) throws IOException {
        List<Node> trees = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                YamlReader.read(new SourceFile(file.toString(), file, text))
                        .value()
                        .ifPresent(trees::add);
            }
        }
        return trees;
    }

    /** Every tree with one value added, removed or replaced. */
    static void eachChange(Node node, Consumer<Node> changed) {
        STRANGE.forEach(changed);
        if (node instanceof Node.Mapping mapping) {
            List<Node.Entry> entries = mapping.entries();
            for (int i = 0; i < entries.size(); i++) {
                int index = i;
                Node.Entry entry = entries.get(i);
                changed.accept(new Node.Mapping(without(entries, i), mapping.span()));
                changed.accept(replaced(mapping, i, new Node.Entry(text("strange"), entry.value())));
                eachChange(
                        entry.value(),
                        value -> changed.accept(replaced(mapping, index, new Node.Entry(entry.text(), value))));
            }
        } else if (node instanceof Node.Sequence list) {
            List<Node> items = list.items();
            for (int i = 0; i < items.size(); i++) {
                int index = i;
                changed.accept(new Node.Sequence(with(items, items.get(i)), list.span()));
                changed.accept(new Node.Sequence(without(items, i), list.span()));
                eachChange(items.get(i), item -> changed.accept(replaced(list, index, item)));
            }
        }
    }

    /** A tree with one value added, removed or replaced at a random position. */
    static Node randomChange(Node node, Random random) {
        boolean here = random.nextInt(4) == 0;
        if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            int index = random.nextInt(mapping.entries().size());
            Node.Entry entry = mapping.entries().get(index);
            if (!here) {
                return replaced(mapping, index, new Node.Entry(entry.text(), randomChange(entry.value(), random)));
            }
            return random.nextBoolean()
                    ? new Node.Mapping(without(mapping.entries(), index), mapping.span())
                    : replaced(mapping, index, new Node.Entry(text("strange"), entry.value()));
        }
        if (node instanceof Node.Sequence list && !list.items().isEmpty()) {
            int index = random.nextInt(list.items().size());
            Node item = list.items().get(index);
            if (!here) {
                return replaced(list, index, randomChange(item, random));
            }
            return new Node.Sequence(
                    random.nextBoolean() ? without(list.items(), index) : with(list.items(), item), list.span());
        }
        return STRANGE.get(random.nextInt(STRANGE.size()));
    }

    /** Every tree in which one mapping has one of these additional fields, with one of several values. */
    static void eachField(Node node, List<String> names, Consumer<Node> changed) {
        if (node instanceof Node.Mapping mapping) {
            for (String name : names) {
                if (mapping.entry(name).isEmpty()) {
                    for (Node value : List.of(
                            text("iam-role"), scalar(Node.Kind.BOOLEAN, "true"), map("env", text("A_VARIABLE")))) {
                        changed.accept(new Node.Mapping(
                                with(mapping.entries(), new Node.Entry(text(name), value)), mapping.span()));
                    }
                }
            }
            for (int i = 0; i < mapping.entries().size(); i++) {
                int index = i;
                Node.Entry entry = mapping.entries().get(i);
                eachField(
                        entry.value(),
                        names,
                        value -> changed.accept(replaced(mapping, index, new Node.Entry(entry.text(), value))));
            }
        } else if (node instanceof Node.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                int index = i;
                eachField(list.items().get(i), names, item -> changed.accept(replaced(list, index, item)));
            }
        }
    }

    static Node.Mapping replaced(Node.Mapping mapping, int index, Node.Entry entry) {
        List<Node.Entry> entries = new ArrayList<>(mapping.entries());
        entries.set(index, entry);
        return new Node.Mapping(entries, mapping.span());
    }

    static Node.Sequence replaced(Node.Sequence list, int index, Node item) {
        List<Node> items = new ArrayList<>(list.items());
        items.set(index, item);
        return new Node.Sequence(items, list.span());
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> changed = new ArrayList<>(list);
        changed.add(more);
        return changed;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> changed = new ArrayList<>(list);
        changed.remove(index);
        return changed;
    }

    static Node.Scalar text(String text) {
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
