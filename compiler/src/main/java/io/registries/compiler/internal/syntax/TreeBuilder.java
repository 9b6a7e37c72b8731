// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;

/** Builds the tree of a file from the parser's events. */
final class TreeBuilder {
    /** Far above the nesting of valid files, far below the depth that overflows the stack. */
    static final int MAX_DEPTH = 64;

    /** The maximum number of nodes that all aliases of a file expand to. */
    static final long MAX_ALIASED_NODES = 1_000_000;

    /** The maximum number of fields of a map, which are searched one after the other. */
    static final int MAX_FIELDS = 10_000;

    private record Anchored(Node node, long weight) {}

    private final SourceFile source;
    private final ParserImpl events;
    private final ItemListener listener;
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final SharedStrings strings;
    /** The last key at the top level, if that is a map. */
    private @Nullable String topLevelKey;

    private long nodes;
    private long aliased;

    TreeBuilder(SourceFile source, ParserImpl events, ItemListener listener) {
        this.source = source;
        this.events = events;
        this.listener = listener;
        this.strings = new SharedStrings(source.text().length());
    }

    Result<Node> build() {
        events.next(); // start of the stream
        if (events.checkEvent(Event.ID.StreamEnd)) {
            throw empty();
        }
        events.next(); // start of the document
        Node root = node(0);
        events.next(); // end of the document
        if (root instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL) {
            throw empty();
        }
        events.next(); // end of the stream
        return diagnostics.result(() -> root);
    }

    private Node node(int depth) {
        Event event = events.next();
        if (depth > MAX_DEPTH) {
            throw unreadable(
                    DiagnosticCode.NESTING_TOO_DEEP,
                    spanOf(event),
                    "the file has more than " + MAX_DEPTH + " levels of nesting",
                    "reduce the nesting: valid files need fewer than ten levels");
        }
        long before = nodes++;
        if (event instanceof AliasEvent alias) {
            return follow(alias);
        }
        if (event instanceof ScalarEvent scalar) {
            Node node = scalar(scalar);
            anchor(scalar.getAnchor(), node, before);
            return node;
        }
        if (event instanceof SequenceStartEvent start) {
            rejectTag(start.getTag(), Tag.SEQ, event);
            Node node = sequence(start, depth);
            anchor(start.getAnchor(), node, before);
            return node;
        }
        MappingStartEvent start = (MappingStartEvent) event;
        rejectTag(start.getTag(), Tag.MAP, event);
        Node node = mapping(start, depth);
        anchor(start.getAnchor(), node, before);
        return node;
    }

    private Node.Scalar scalar(ScalarEvent event) {
        rejectTag(event.getTag(), Tag.STR, event);
        return new Node.Scalar(ScalarKinds.of(event), strings.share(event.getValue()), spanOf(event));
    }

    private Node.Sequence sequence(SequenceStartEvent start, int depth) {
        List<Node> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            Node item = node(depth + 1);
            items.add(item);
            if (depth == 1 && topLevelKey != null) {
                listener.item(topLevelKey, item);
            }
        }
        Event end = events.next();
        Span last =
                items.isEmpty() ? spanOf(start) : items.get(items.size() - 1).span();
        return new Node.Sequence(items, start.isFlow() ? from(start, end) : upTo(start, last));
    }

    private Node.Mapping mapping(MappingStartEvent start, int depth) {
        MappingFields fields = new MappingFields();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Node.Scalar key = key(depth);
            if (depth == 0) {
                topLevelKey = key.text();
            }
            Node value = node(depth + 1);
            Span first = fields.find(key.text());
            if (fields.entries().size() == MAX_FIELDS) {
                throw unreadable(
                        DiagnosticCode.UNSUPPORTED_YAML,
                        key.span(),
                        "the map has more than " + MAX_FIELDS + " fields",
                        "remove some: valid files need fewer than a hundred");
            }
            if (first == null) {
                fields.add(new Node.Entry(key, value));
            } else {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.DUPLICATE_FIELD,
                                key.span(),
                                "`" + key.text() + "` is declared twice in the same map")
                        .related(first, "first declared here")
                        .help("remove one of them"));
            }
        }
        Event end = events.next();
        List<Node.Entry> entries = fields.entries();
        Span last = entries.isEmpty()
                ? spanOf(start)
                : entries.get(entries.size() - 1).value().span();
        return new Node.Mapping(entries, start.isFlow() ? from(start, end) : upTo(start, last));
    }

    private Node.Scalar key(int depth) {
        Node key = node(depth + 1);
        if (!(key instanceof Node.Scalar scalar)) {
            throw unreadable(
                    DiagnosticCode.UNSUPPORTED_YAML,
                    key.span().firstLine(),
                    "a key must be a single value",
                    "put it in quotes if it is text");
        }
        if (scalar.kind() == Node.Kind.NULL && scalar.text().isEmpty()) {
            throw unreadable(
                    DiagnosticCode.UNSUPPORTED_YAML,
                    key.span(),
                    "a field needs a name before its colon",
                    "write `<field>: <value>`");
        }
        if (scalar.text().equals("<<")) {
            throw unreadable(
                    DiagnosticCode.UNSUPPORTED_YAML,
                    key.span(),
                    "merge keys (`<<`) are not supported in YAML 1.2",
                    "write out the fields, or use an alias for the whole value");
        }
        return scalar;
    }

    private Node follow(AliasEvent alias) {
        Anchored target = anchors.get(alias.getAlias());
        if (target == null) {
            throw unreadable(
                    DiagnosticCode.INVALID_YAML,
                    spanOf(alias),
                    "`*" + alias.getAlias().getValue() + "` refers to an anchor that is not defined before it",
                    "define it with `&" + alias.getAlias().getValue() + "` above");
        }
        nodes += target.weight();
        aliased += target.weight();
        if (aliased > MAX_ALIASED_NODES) {
            throw unreadable(
                    DiagnosticCode.TOO_MANY_ALIASES,
                    spanOf(alias),
                    "the aliases up to here expand to more than " + MAX_ALIASED_NODES + " values",
                    "write out the values, or split the file");
        }
        return target.node().at(spanOf(alias));
    }

    private void anchor(Optional<Anchor> anchor, Node node, long before) {
        if (anchor.isPresent()) {
            anchors.put(anchor.get(), new Anchored(node, nodes - before));
        }
    }

    private void rejectTag(Optional<String> tag, Tag allowed, Event event) {
        if (tag.isPresent()
                && !tag.get().equals(allowed.getValue())
                && !tag.get().equals("!")) {
            throw unreadable(
                    DiagnosticCode.UNSUPPORTED_YAML,
                    spanOf(event),
                    "the tag `" + tag.get().replace(Tag.PREFIX, "!!") + "` is not supported",
                    "remove it");
        }
    }

    private YamlReadException empty() {
        return unreadable(
                DiagnosticCode.EMPTY_SOURCE,
                Span.startOf(source),
                "the file is empty",
                "start it with `apiVersion: registries/v1`");
    }

    private static YamlReadException unreadable(DiagnosticCode code, Span span, String message, String help) {
        return new YamlReadException(Diagnostic.at(code, span, message).help(help));
    }

    private Span spanOf(Event event) {
        return from(event, event);
    }

    private Span from(Event first, Event last) {
        Mark start = first.getStartMark().orElseThrow();
        Mark end = last.getEndMark().orElseThrow();
        return new Span(source, start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
    }

    private Span upTo(Event first, Span last) {
        Mark start = first.getStartMark().orElseThrow();
        int line = start.getLine() + 1;
        int column = start.getColumn() + 1;
        boolean aliasedBefore = last.endLine() < line || (last.endLine() == line && last.endColumn() < column);
        return aliasedBefore
                ? new Span(source, line, column, line, column)
                : new Span(source, line, column, last.endLine(), last.endColumn());
    }
}
