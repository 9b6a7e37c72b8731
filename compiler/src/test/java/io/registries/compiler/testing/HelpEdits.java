// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.testing.YamlEditor.Edit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Applies the help of a diagnostic to its file, as a user does who takes it literally. A help may offer several fixes,
 * such as "add `sealing`, or remove it"; each is applied on its own.
 */
public final class HelpEdits {
    /** A valid value for each field that a help can ask for. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("accessKeyId", "AKIAIOSFODNN7EXAMPLE"),
            Map.entry("apiVersion", "registries/v1"),
            Map.entry("builder", "gcr.io/buildpacks/builder:v1"),
            Map.entry("caCertificate", "certificates/expiring.pem"),
            Map.entry("content", "FROM scratch"),
            Map.entry("contentFile", "path"),
            Map.entry("dockerConfig", "quay.io"),
            Map.entry("env", "TOKEN"),
            Map.entry("file", "path"),
            Map.entry("name", "new-name"),
            Map.entry("namespace", "payments"),
            Map.entry("password", "{env: TOKEN}"),
            Map.entry("recipients", "[age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p]"),
            Map.entry("registries", "[hub]"),
            Map.entry("repository", "acme/one"),
            Map.entry("sealing", "{certificate: sealed-secrets.pem}"),
            Map.entry("secretAccessKey", "{env: TOKEN}"),
            Map.entry("server", "harbor"),
            Map.entry("serviceAccountKey", "{env: TOKEN}"),
            Map.entry("url", "harbor.acme.internal"),
            Map.entry("username", "acme"));

    /** The URLs of types that accept only their own hosts. */
    private static final Map<String, String> URLS = Map.of(
            "artifact-registry", "europe-docker.pkg.dev",
            "acr", "acme.azurecr.io",
            "ecr", "123456789012.dkr.ecr.eu-west-1.amazonaws.com");

    /** What a help says about the world outside of the file. */
    private static final Set<String> OUTSIDE = Set.of("rotate the secret: treat it as compromised");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final String NAMES = "(`[^`]+`(?:(?:, | or | and )`[^`]+`)*+)";
    private static final Pattern SETTING = Pattern.compile("([a-zA-Z]+): (.+)");

    private final SourceFile source;
    private final YamlEditor editor;
    private final List<Map.Entry<Pattern, Rule>> rules;

    /** Finds the edits of each fix that a part of a help offers; empty where it does not say what to write. */
    private interface Rule {
        List<Optional<List<Edit>>> fixes(MatchResult text, Diagnostic diagnostic, Span span);
    }

    /**
     * One of the fixes that a help offers.
     *
     * @param text the part of the help that describes it
     * @param edits of the file; empty if the part does not say what to write
     */
    public record Fix(String text, Optional<List<Edit>> edits) {
        /** The text without names and numbers. */
        public String pattern() {
            return text.replaceAll(NAMES, "`…`").replaceAll("\\d+", "N");
        }
    }

    public HelpEdits(SourceFile source) {
        this.source = source;
        this.editor = new YamlEditor(source);
        this.rules = rules();
    }

    private List<Map.Entry<Pattern, Rule>> rules() {
        return List.of(
                rule("write `: `", (text, diagnostic, span) -> one(editor.replace(span, ": " + rest(span, 1)))),
                rule(
                        "write `<field>: <value>`",
                        (text, diagnostic, span) -> editor.textOf(span).matches("[a-zA-Z]+ .*")
                                ? one(editor.replace(span, editor.textOf(span).replaceFirst(" ", ": ")))
                                : List.of(Optional.empty())),
                rule(
                        "start the item with `- `",
                        (text, diagnostic, span) -> one(editor.replace(span, "- " + rest(span, 1)))),
                rule("start each item with `- `", (text, diagnostic, span) -> List.of(editor.startItem(span))),
                rule("add a space before `#`", (text, diagnostic, span) -> one(editor.replace(span, " #"))),
                rule("did you mean " + NAMES + "(?:, which (?:is|are) missing)?\\?", this::correct),
                rule(
                        "set `type: ([a-z-]+)`(?: with " + NAMES + "(?: instead of " + NAMES + ")?)?",
                        (text, diagnostic, span) -> List.of(setType(text, span))),
                rule(
                        "write " + NAMES + " instead",
                        (text, diagnostic, span) ->
                                List.of(both(removeAll(diagnostic, span), add(names(text, 1), diagnostic, span)))),
                rule(
                        "(?:use|add) (?:one of )?" + NAMES + " with " + NAMES,
                        (text, diagnostic, span) -> names(text, 1).stream()
                                .map(setting -> select(setting, names(text, 2), span))
                                .toList()),
                rule("(?:write|use|set|add) one of " + NAMES, this::write),
                rule("(?:write|use|set) " + NAMES + "(?:, without quotes)?", this::write),
                rule(
                        "write " + NAMES + " or remove `([^`]+)`",
                        (text, diagnostic, span) -> List.of(
                                write(names(text, 1).get(0), span),
                                editor.removeField(span, text.group(2)).map(List::of))),
                rule(
                        "add " + NAMES + "(?: at the end of the text)?",
                        (text, diagnostic, span) -> List.of(add(names(text, 1), diagnostic, span))),
                rule(
                        "add one of them",
                        (text, diagnostic, span) -> quoted(diagnostic.message()).stream()
                                .filter(name -> VALUES.containsKey(name) && !isValueOf(name, diagnostic))
                                .map(name -> add(List.of(name), diagnostic, span))
                                .toList()),
                rule(
                        "remove (?:it|them|one of them|the login)(?: from the pull secret| from one of them)?",
                        (text, diagnostic, span) -> List.of(removeAll(diagnostic, span))),
                rule(
                        "remove the field",
                        (text, diagnostic, span) -> List.of(editor.remove(span).map(List::of))),
                rule(
                        "remove one or the other",
                        (text, diagnostic, span) -> List.of(
                                removeAll(diagnostic, span),
                                related(diagnostic, "conflicts with")
                                        .flatMap(editor::remove)
                                        .map(List::of))),
                rule(
                        "remove the others",
                        (text, diagnostic, span) -> List.of(removeFields(
                                editor.fieldsAt(span).stream().skip(1).toList(), span))),
                rule(
                        "remove " + NAMES + "(?: from one of them)?",
                        (text, diagnostic, span) -> List.of(removeFields(names(text, 1), span))),
                rule(
                        "put (?:it|the value) in quotes(?: if it is text)?",
                        (text, diagnostic, span) -> one(editor.quote(span))),
                rule(
                        "indent it by (\\d+) spaces?",
                        (text, diagnostic, span) -> List.of(Optional.of(editor.indent(
                                span,
                                Integer.parseInt(text.group(1)),
                                diagnostic.message().startsWith("this block"))))),
                rule(
                        "rename one of them",
                        (text, diagnostic, span) -> one(editor.replace(span, editor.textOf(span) + "-renamed"))),
                rule(
                        "start it with `apiVersion: registries/v1`",
                        (text, diagnostic, span) -> one(new Edit(0, 0, "apiVersion: registries/v1\n"))));
    }

    private static List<Optional<List<Edit>>> one(Edit edit) {
        return List.of(Optional.of(List.of(edit)));
    }

    private String rest(Span span, int from) {
        return editor.textOf(span).substring(from);
    }

    private Optional<List<Edit>> removeFields(List<String> fields, Span span) {
        Optional<List<Edit>> edits = Optional.of(List.of());
        for (String field : fields) {
            edits = and(edits, editor.removeField(span, field));
        }
        return edits;
    }

    private static Map.Entry<Pattern, Rule> rule(String pattern, Rule rule) {
        return Map.entry(Pattern.compile(pattern), rule);
    }

    /** The fixes that the help of a diagnostic offers. */
    public List<Fix> fixes(Diagnostic diagnostic) {
        return diagnostic.help().stream()
                .flatMap(help -> Stream.of(help.split(", or ")))
                .flatMap(part -> fixes(part, diagnostic).map(edits -> new Fix(part, edits)))
                .toList();
    }

    // Parts joined by "and" are one fix.
    private Stream<Optional<List<Edit>>> fixes(String part, Diagnostic diagnostic) {
        Stream<Optional<List<Edit>>> fixes = Stream.of(Optional.of(List.of()));
        for (String piece : part.split(", and ", -1)) {
            if (!OUTSIDE.contains(piece)) {
                List<Optional<List<Edit>>> choices = choices(piece, diagnostic);
                fixes = fixes.flatMap(fix -> choices.stream().map(choice -> both(fix, choice)));
            }
        }
        return fixes;
    }

    private List<Optional<List<Edit>>> choices(String piece, Diagnostic diagnostic) {
        for (Map.Entry<Pattern, Rule> rule : rules) {
            Matcher text = rule.getKey().matcher(piece);
            if (diagnostic.span().isPresent() && text.matches()) {
                return rule.getValue().fixes(text, diagnostic, diagnostic.span().get());
            }
        }
        return List.of(Optional.empty());
    }

    /** The text after some edits. Of edits that overlap, the first is made. */
    public String apply(List<Edit> edits) {
        return YamlEditor.apply(source.text(), edits);
    }

    private List<Optional<List<Edit>>> correct(MatchResult text, Diagnostic diagnostic, Span span) {
        String whole = editor.textOf(span);
        Optional<String> misspelt = quoted(diagnostic.message()).stream()
                .filter(name -> whole.contains(name) && whole.length() > name.length() + 2)
                .findFirst();
        return misspelt.isEmpty()
                ? write(text, diagnostic, span)
                : one(editor.replaceWithin(span, misspelt.get(), names(text, 1).get(0)));
    }

    private List<Optional<List<Edit>>> write(MatchResult text, Diagnostic diagnostic, Span span) {
        boolean isChoice = text.group().startsWith("use one of") && diagnostic.code() == DiagnosticCode.UNKNOWN_FIELD;
        return isChoice
                ? List.of(Optional.empty())
                : names(text, 1).stream()
                        .map(name -> usesOf(diagnostic)
                                .map(use -> write(name, use))
                                .reduce(write(name, span), HelpEdits::both))
                        .toList();
    }

    /** Where else an unknown name is used. */
    private static Stream<Span> usesOf(Diagnostic diagnostic) {
        return diagnostic.related().stream()
                .filter(related -> related.label().startsWith("also used by "))
                .map(Diagnostic.Related::span);
    }

    private Optional<List<Edit>> write(String text, Span span) {
        if (text.indexOf('<') >= 0) {
            return Optional.empty();
        }
        Matcher setting = SETTING.matcher(text);
        if (setting.matches()) {
            return editor.set(span, setting.group(1), setting.group(2)).map(List::of);
        }
        return VALUES.containsKey(text) && editor.isMap(span)
                ? editor.set(span, text, VALUES.get(text)).map(List::of)
                : Optional.of(List.of(editor.replace(span, text)));
    }

    private Optional<List<Edit>> select(String text, List<String> others, Span span) {
        Matcher setting = SETTING.matcher(text);
        if (!setting.matches()) {
            return Optional.empty();
        }
        Optional<List<Edit>> edits =
                editor.set(span, setting.group(1), setting.group(2)).map(List::of);
        for (String other : others) {
            String value =
                    other.equals("url") ? URLS.getOrDefault(setting.group(2), VALUES.get(other)) : VALUES.get(other);
            edits = and(edits, editor.set(span, other, value));
        }
        return edits;
    }

    private Optional<List<Edit>> setType(MatchResult text, Span span) {
        List<String> former = text.group(3) == null ? List.of() : names(text, 3);
        Optional<List<Edit>> edits =
                both(editor.set(span, "type", text.group(1)).map(List::of), removeFields(former, span));
        List<String> written = editor.fieldsAt(span);
        for (String field : text.group(2) == null ? List.<String>of() : names(text, 2)) {
            edits = written.contains(field) ? edits : and(edits, editor.set(span, field, VALUES.get(field)));
        }
        return edits;
    }

    private Optional<List<Edit>> add(List<String> names, Diagnostic diagnostic, Span span) {
        Optional<List<Edit>> edits = Optional.of(List.of());
        for (String name : names) {
            edits = and(edits, add(name, diagnostic, span));
        }
        return edits;
    }

    private Optional<Edit> add(String name, Diagnostic diagnostic, Span span) {
        if (!Character.isLetter(name.charAt(0))) {
            return Optional.of(editor.append(span, name));
        }
        Matcher setting = SETTING.matcher(name);
        if (setting.matches()) {
            return editor.set(span, setting.group(1), setting.group(2));
        }
        Optional<String> value = name.equals("url") && !editor.fieldsAt(span).contains("type")
                ? Optional.of(URLS.get("ecr"))
                : Optional.ofNullable(VALUES.get(name));
        // The location is the value of another field of the map.
        boolean isBeside = diagnostic.message().contains("` requires `");
        return value.flatMap(text -> isBeside ? editor.setBeside(span, name, text) : editor.set(span, name, text));
    }

    private Optional<List<Edit>> removeAll(Diagnostic diagnostic, Span span) {
        Optional<List<Edit>> edits = editor.remove(span).map(List::of);
        for (Diagnostic.Related related : diagnostic.related()) {
            edits = related.label().startsWith("also ") ? and(edits, editor.remove(related.span())) : edits;
        }
        return edits;
    }

    private static Optional<Span> related(Diagnostic diagnostic, String label) {
        return diagnostic.related().stream()
                .filter(related -> related.label().startsWith(label))
                .map(Diagnostic.Related::span)
                .findFirst();
    }

    private static boolean isValueOf(String name, Diagnostic diagnostic) {
        return diagnostic.message().startsWith("`" + name + "` must");
    }

    private static Optional<List<Edit>> and(Optional<List<Edit>> edits, Optional<Edit> edit) {
        return both(edits, edit.map(List::of));
    }

    private static Optional<List<Edit>> both(Optional<List<Edit>> edits, Optional<List<Edit>> others) {
        return edits.flatMap(first -> others.map(
                second -> Stream.concat(first.stream(), second.stream()).toList()));
    }

    private static List<String> names(MatchResult text, int group) {
        return quoted(text.group(group));
    }

    private static List<String> quoted(String names) {
        return QUOTED.matcher(names).results().map(name -> name.group(1)).toList();
    }
}
