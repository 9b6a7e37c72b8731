// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes changes of a YAML file as edits of its text, in block style and in flow style. */
public final class YamlEditor {
    private final SourceFile source;
    private final String text;
    private final Optional<Node> tree;

    /**
     * A replacement of a part of a text.
     *
     * @param from the index of the first character
     * @param to the index after the last character
     * @param replacement the new text
     */
    public record Edit(int from, int to, String replacement) {}

    /** A node with the maps and lists that contain it, from the root. The entry is the field that the node belongs to. */
    private record Place(Node node, Optional<Node.Entry> entry, List<Place> ancestors) {
        Optional<Place> parent() {
            return ancestors.isEmpty() ? Optional.empty() : Optional.of(ancestors.get(ancestors.size() - 1));
        }

        Optional<Place> map() {
            return node instanceof Node.Mapping
                    ? Optional.of(this)
                    : reversed(ancestors).stream()
                            .filter(place -> place.node instanceof Node.Mapping)
                            .findFirst();
        }
    }

    YamlEditor(SourceFile source) {
        this.source = source;
        this.text = source.text();
        this.tree = YamlReader.read(source).value();
    }

    private int start(Span span) {
        return offset(span.line(), span.column());
    }

    private int end(Span span) {
        return offset(span.endLine(), span.endColumn());
    }

    String textOf(Span span) {
        return text.substring(start(span), end(span));
    }

    /** Whether a map starts here. */
    boolean isMap(Span span) {
        return placeAt(span).filter(place -> place.node instanceof Node.Mapping).isPresent();
    }

    /** The fields of the map that starts here or, if none does, that contains this location. */
    List<String> fieldsAt(Span span) {
        return mapPlace(span).stream()
                .flatMap(place -> ((Node.Mapping) place.node).entries().stream())
                .map(Node.Entry::key)
                .toList();
    }

    /** Replaces a text, or the whole of a value that begins here. */
    Edit replace(Span span, String replacement) {
        Span whole = placeAt(span)
                .filter(place -> place.node instanceof Node.Scalar)
                .map(place -> place.node.span())
                .orElse(span);
        return new Edit(
                start(whole), start(whole) + textOf(whole).stripTrailing().length(), replacement);
    }

    /** Replaces a word within a text. */
    Edit replaceWithin(Span span, String word, String replacement) {
        int from = start(span) + textOf(span).indexOf(word);
        return new Edit(from, from + word.length(), replacement);
    }

    /** Adds text at the end of a span, but within the brackets that end there. */
    Edit append(Span span, String addition) {
        String brackets = "[\"'`]".contains(addition) ? textOf(span).replaceFirst("(?s).*[^\\]}]", "") : "";
        int end = end(span) - brackets.length();
        return new Edit(end, end, addition);
    }

    /** Puts a value in quotes, up to where its line or the brackets around it end. */
    Edit quote(Span span) {
        String value = textOf(span).length() > 1 ? textOf(span) : restOfValue(span);
        int from = start(span);
        return new Edit(
                from, from + value.length(), '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    private String restOfValue(Span span) {
        String line = source.line(span.line());
        String rest = text.substring(
                start(span), Math.max(start(span), text.indexOf(line, offset(span.line(), 1)) + line.length()));
        return line.contains("{") ? rest.replaceFirst("[,}].*", "") : rest.strip();
    }

    /** Indents a line, or a line and those below it that are indented as deep. */
    List<Edit> indent(Span span, int spaces, boolean block) {
        List<Edit> edits = new ArrayList<>();
        int by = spaces - indentation(span.line());
        for (int line = span.line(); line <= source.lineCount(); line++) {
            boolean follows = line == span.line() || (block && indentation(line) >= indentation(span.line()));
            if (!follows) {
                break;
            }
            int start = offset(line, 1);
            edits.add(by > 0 ? new Edit(start, start, " ".repeat(by)) : new Edit(start, start - by, ""));
        }
        return edits;
    }

    private int indentation(int line) {
        String content = source.line(line);
        return content.length() - content.stripLeading().length();
    }

    /** A text after some edits. Of edits that overlap, the first is made. */
    static String apply(String text, List<Edit> edits) {
        List<Edit> made = new ArrayList<>();
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
            if (made.isEmpty() || made.get(made.size() - 1).to() <= edit.from()) {
                made.add(edit);
            }
        }
        StringBuilder changed = new StringBuilder(text);
        for (int i = made.size() - 1; i >= 0; i--) {
            changed.replace(made.get(i).from(), made.get(i).to(), made.get(i).replacement());
        }
        return changed.toString();
    }

    /** Adds a field to the map that starts at a location or else contains it, or sets it. */
    Optional<Edit> set(Span span, String field, String value) {
        return mapPlace(span).map(place -> set(place, field, value));
    }

    /** Adds a field to the map that contains the value at a location, or sets it. */
    Optional<Edit> setBeside(Span span, String field, String value) {
        return placeAt(span).flatMap(Place::parent).map(place -> set(place, field, value));
    }

    private Edit set(Place place, String field, String value) {
        Node.Mapping map = (Node.Mapping) place.node;
        Optional<Node.Entry> existing = map.entry(field);
        if (existing.isPresent()) {
            return replace(existing.get().value().span(), value);
        }
        int at = start(map.span());
        if (isFlow(map)) {
            return new Edit(
                    at + 1, at + 1, field + ": " + value + (map.entries().isEmpty() ? "" : ", "));
        }
        String indent = " ".repeat(map.span().column() - 1);
        return new Edit(at, at, field + ": " + value + "\n" + indent);
    }

    /** Makes the map at a location an item of a list. */
    Optional<List<Edit>> startItem(Span span) {
        return mapPlace(span).map(place -> {
            Span map = place.node.span();
            List<Edit> edits = new ArrayList<>(List.of(new Edit(start(map), start(map), "- ")));
            for (int line = map.line() + 1; line <= map.endLine(); line++) {
                edits.add(new Edit(offset(line, 1), offset(line, 1), "  "));
            }
            return edits;
        });
    }

    /** Removes the field whose key is here, or the item that is here or whose name is here. */
    Optional<Edit> remove(Span span) {
        return keyAt(span).or(() -> placeAt(span).map(this::owner)).map(this::removal);
    }

    /** Removes a field of the map at a location. */
    Optional<Edit> removeField(Span span, String field) {
        return mapPlace(span)
                .flatMap(place -> ((Node.Mapping) place.node).entry(field).map(entry -> child(place, entry)))
                .map(this::removal);
    }

    private Optional<Place> mapPlace(Span span) {
        return keyAt(span).flatMap(Place::parent).or(() -> placeAt(span).flatMap(Place::map));
    }

    // The item of a list that a name or a value belongs to.
    private Place owner(Place place) {
        boolean isName = place.entry.filter(entry -> entry.key().equals("name")).isPresent();
        return isName ? place.parent().orElse(place) : place;
    }

    private Edit removal(Place place) {
        Place parent = place.parent().orElseThrow();
        List<Span> siblings = parent.node instanceof Node.Mapping map
                ? map.entries().stream()
                        .map(entry -> between(entry.keySpan(), entry.value().span()))
                        .toList()
                : ((Node.Sequence) parent.node).items().stream().map(Node::span).toList();
        if (siblings.size() == 1 && parent.parent().isPresent()) {
            return removal(parent);
        }
        int index = indexIn(parent.node, place);
        Span own = siblings.get(index);
        if (isFlow(parent.node)) {
            return index + 1 < siblings.size()
                    ? new Edit(start(own), start(siblings.get(index + 1)), "")
                    : new Edit(index == 0 ? start(own) : end(siblings.get(index - 1)), end(own), "");
        }
        boolean startsItem = parent.node instanceof Node.Mapping && index == 0;
        if (startsItem && siblings.size() > 1) {
            return new Edit(start(own), start(siblings.get(1)), "");
        }
        int end = index + 1 < siblings.size()
                ? offset(siblings.get(index + 1).line(), 1)
                : Math.min(text.length(), endOfLine(end(own)));
        return new Edit(offset(own.line(), 1), end, "");
    }

    private int endOfLine(int offset) {
        boolean atStart = offset > 0 && text.charAt(offset - 1) == '\n';
        int end = atStart ? offset - 1 : text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    private static int indexIn(Node parent, Place place) {
        if (parent instanceof Node.Mapping map) {
            return map.entries().indexOf(place.entry.orElseThrow());
        }
        List<Node> items = ((Node.Sequence) parent).items();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).span().equals(place.node.span())) {
                return i;
            }
        }
        throw new IllegalStateException("not an item of its parent");
    }

    private boolean isFlow(Node node) {
        return "{[".indexOf(text.charAt(start(node.span()))) >= 0;
    }

    private Optional<Place> keyAt(Span span) {
        return places().filter(place -> place.entry
                        .filter(entry -> isSame(entry.keySpan(), span))
                        .isPresent())
                .findFirst();
    }

    private Optional<Place> placeAt(Span span) {
        List<Place> here = places().filter(place -> isSame(place.node.span().firstLine(), span.firstLine()))
                .toList();
        return here.isEmpty() ? Optional.empty() : Optional.of(here.get(here.size() - 1));
    }

    // Spans of the same text from another reading of it have another source.
    private static boolean isSame(Span left, Span right) {
        return left.line() == right.line()
                && left.column() == right.column()
                && left.endLine() == right.endLine()
                && left.endColumn() == right.endColumn();
    }

    private Stream<Place> places() {
        return tree.stream().flatMap(root -> places(new Place(root, Optional.empty(), List.of())));
    }

    private Stream<Place> places(Place place) {
        Stream<Place> children = Stream.empty();
        if (place.node instanceof Node.Mapping map) {
            children = map.entries().stream().map(entry -> child(place, entry));
        } else if (place.node instanceof Node.Sequence list) {
            children = list.items().stream().map(item -> new Place(item, Optional.empty(), path(place)));
        }
        return Stream.concat(Stream.of(place), children.flatMap(this::places));
    }

    private static Place child(Place parent, Node.Entry entry) {
        return new Place(entry.value(), Optional.of(entry), path(parent));
    }

    private static List<Place> path(Place parent) {
        List<Place> path = new ArrayList<>(parent.ancestors);
        path.add(parent);
        return path;
    }

    private static Span between(Span first, Span last) {
        return new Span(first.source(), first.line(), first.column(), last.endLine(), last.endColumn());
    }

    private int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = nextLine(start);
        }
        String content = source.line(line);
        int columns = Math.min(column - 1, content.codePointCount(0, content.length()));
        return start + content.offsetByCodePoints(0, columns);
    }

    private int nextLine(int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
