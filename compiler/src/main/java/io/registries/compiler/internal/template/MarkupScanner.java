// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the place of every variable in a template of HTML, so that nobody has to choose its encoding. A variable
 * {@code {{name}}} becomes {@code {{name@text}}}. A template with a variable where no encoding is safe, such as in the name of
 * an attribute, is rejected.
 */
final class MarkupScanner {
    private static final Set<String> CODE_ELEMENTS = Set.of("script", "style");
    private static final Set<String> URL_ATTRIBUTES = Set.of("href", "src", "action", "xlink:href");
    private static final String JSON_TYPE = "application/json";

    private enum Place {
        TEXT,
        TAG,
        VALUE,
        CODE
    }

    /**
     * Where the scanner is.
     *
     * @param place in the text, in a tag, in the value of an attribute, or in an element with code
     * @param element the element of the tag or of the code
     * @param attribute the attribute of the value
     * @param isJson whether the element contains data
     */
    private record State(Place place, String element, String attribute, boolean isJson) {
        private static final State START = new State(Place.TEXT, "", "", false);
    }

    private final String template;
    private final StringBuilder annotated = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private final Deque<State> sections = new ArrayDeque<>();
    private State state = State.START;
    private int position;

    private MarkupScanner(String template) {
        this.template = template;
    }

    /**
     * The template with the place of every variable.
     *
     * @throws IllegalArgumentException if the template is not safe; the message is for developers of templates
     */
    static String annotate(String template) {
        return new MarkupScanner(template).scan();
    }

    private String scan() {
        while (position < template.length()) {
            if (template.startsWith("{{", position)) {
                tag();
            } else {
                markup(template.charAt(position));
            }
        }
        if (!state.equals(State.START)) {
            throw unsafe("the template ends in " + state.place());
        }
        return annotated.toString();
    }

    private void tag() {
        int end = template.indexOf("}}", position);
        if (end < 0) {
            throw unsafe("a tag is not closed");
        }
        String tag = template.substring(position + 2, end).strip();
        switch (tag.charAt(0)) {
            case '#', '^' -> sections.push(state);
            case '/' -> {
                if (!sections.pop().equals(state)) {
                    throw unsafe("the section " + tag + " starts and ends in different places");
                }
            }
            case '>', '!' -> {
                if (state.place() != Place.TEXT) {
                    throw unsafe("{{" + tag + "}} is not in the text of an element");
                }
            }
            case '{', '&' -> throw unsafe("{{" + tag + "}} would not be encoded");
            default -> tag += "@" + context(tag).id();
        }
        annotated.append("{{").append(tag).append("}}");
        value.append(tag);
        position = end + 2;
    }

    private MarkupContext context(String variable) {
        return switch (state.place()) {
            case TEXT -> MarkupContext.TEXT;
            case CODE -> state.isJson() ? MarkupContext.JSON : MarkupContext.CODE;
            case TAG -> throw unsafe("{{" + variable + "}} is in a tag, but not in the value of an attribute");
            case VALUE -> {
                String name = state.attribute();
                if (name.startsWith("on") || name.equals("style")) {
                    throw unsafe("{{" + variable + "}} is in the code of the attribute " + name);
                }
                // After a static start, such as `#`, nothing changes the scheme.
                yield URL_ATTRIBUTES.contains(name) && value.isEmpty() ? MarkupContext.URL : MarkupContext.ATTRIBUTE;
            }
        };
    }

    private void markup(char c) {
        switch (state.place()) {
            case TEXT -> {
                if (c == '<') {
                    open();
                    return;
                }
            }
            case TAG -> inTag(c);
            case VALUE -> {
                if (c == '"') {
                    closeValue();
                } else {
                    value.append(c);
                }
            }
            case CODE -> {
                if (template.startsWith("</" + state.element(), position)) {
                    open();
                    return;
                }
            }
        }
        copy(1);
    }

    private void open() {
        int end = position + 1;
        while (end < template.length() && "/!".indexOf(template.charAt(end)) >= 0) {
            end++;
        }
        int start = end;
        while (end < template.length() && Character.isLetterOrDigit(template.charAt(end))) {
            end++;
        }
        if (end == start) {
            throw unsafe("`<` does not start an element");
        }
        boolean closes = template.charAt(position + 1) == '/';
        String element = template.substring(start, end).toLowerCase(Locale.ROOT);
        state = new State(Place.TAG, closes ? "" : element, "", false);
        copy(end - position);
    }

    private void inTag(char c) {
        if (c == '\'') {
            throw unsafe("an attribute is not in double quotes");
        } else if (c == '"') {
            int equals = template.lastIndexOf('=', position);
            int start = equals;
            while (start > 0
                    && !Character.isWhitespace(template.charAt(start - 1))
                    && template.charAt(start - 1) != '}') {
                start--;
            }
            String attribute = template.substring(start, equals).toLowerCase(Locale.ROOT);
            state = new State(Place.VALUE, state.element(), attribute, state.isJson());
            value.setLength(0);
        } else if (c == '>') {
            state = CODE_ELEMENTS.contains(state.element())
                    ? new State(Place.CODE, state.element(), "", state.isJson())
                    : State.START;
        }
    }

    private void closeValue() {
        boolean isJson = state.isJson()
                || (state.attribute().equals("type") && value.toString().equals(JSON_TYPE));
        state = new State(Place.TAG, state.element(), "", isJson);
    }

    private void copy(int length) {
        annotated.append(template, position, position + length);
        position += length;
    }

    private IllegalArgumentException unsafe(String problem) {
        long line = template.substring(0, position).lines().count();
        return new IllegalArgumentException("line " + line + ": " + problem);
    }
}
