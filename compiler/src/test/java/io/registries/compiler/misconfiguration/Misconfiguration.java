// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.misconfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A typical mistake, applied to a valid file. */
enum Misconfiguration {
    FIELD_RENAMED {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(lines, random, Misconfiguration::isKnownField, line -> {
                Matcher field = field(line);
                String key = field.group("key");
                return line.substring(0, field.start("key")) + typo(key, random) + line.substring(field.end("key"));
            });
        }
    },
    FIELD_INVENTED {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(lines, random, Misconfiguration::isKnownField, line -> {
                Matcher field = field(line);
                String other =
                        List.of("owner", "host", "identifier", "whatever").get(random.nextInt(4));
                return line.substring(0, field.start("key")) + other + line.substring(field.end("key"));
            });
        }
    },
    VALUE_MISTYPED {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(lines, random, line -> isKnownField(line) && hasValue(line), line -> {
                Matcher field = field(line);
                String value = field.group("value");
                List<String> others = value.startsWith("[")
                        ? List.of("{some: thing}", "42", "true")
                        : value.startsWith("{")
                                ? List.of("[one, two]", "42", "true")
                                : List.of("[one, two]", "{some: thing}", "42");
                return line.substring(0, field.start("value")) + others.get(random.nextInt(3));
            });
        }
    },
    WORD_MISSPELT {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(
                    lines,
                    random,
                    line -> isKnownField(line)
                            && (field(line).group("key").equals("type")
                                    || field(line).group("key").equals("apiVersion")),
                    line -> {
                        Matcher field = field(line);
                        return line.substring(0, field.start("value"))
                                + typo(field.group("value").strip(), random);
                    });
        }
    },
    REFERENCE_BROKEN {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(
                    lines,
                    random,
                    line -> line.matches("\\s+registry: .*")
                            || line.matches("\\s+environments: \\[.*")
                            || line.matches("\\s+- (staging|production|preview)"),
                    line -> line.replaceFirst("([a-z]{4,})([\"',\\]]|(-[a-z]+)*[\"']?\\s*(#.*)?$)", "$1qq$2"));
        }
    },
    INDENTATION_WRONG {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(lines, random, line -> line.startsWith("  "), line -> shifted(line, oneOf(random, -1, 1)));
        }
    },
    KEY_DOUBLED {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return choose(lines, random, line -> hasValue(line) && !line.strip().startsWith("-"))
                    .map(index -> {
                        List<String> changed = new ArrayList<>(lines);
                        changed.add(index + 1, lines.get(index));
                        return new Mistake(changed, index + 2);
                    });
        }
    },
    QUOTE_LEFT_OPEN {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(
                    lines,
                    random,
                    line -> hasValue(line) && field(line).group("value").matches("[\"']?[a-z0-9].*"),
                    line -> {
                        Matcher field = field(line);
                        String bare = field.group("value").replaceAll("[\"']|\\s+#.*", "");
                        return line.substring(0, field.start("value")) + oneOf(random, "\"", "'") + bare;
                    });
        }
    },
    FIELD_MOVED_ONE_LEVEL {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(
                    lines,
                    random,
                    line -> line.startsWith("    ")
                            && hasValue(line)
                            && !line.strip().startsWith("-"),
                    line -> shifted(line, oneOf(random, -2, 2)));
        }
    },
    BLOCK_MOVED_ONE_LEVEL {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return choose(lines, random, line -> line.matches("\\s{4,}[a-zA-Z]+:(\\s+#.*)?"))
                    .map(index -> blockMoved(lines, index, oneOf(random, -2, 2)));
        }
    },
    COLON_WITHOUT_SPACE {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(
                    lines,
                    random,
                    line -> isKnownField(line) && hasValue(line),
                    line -> line.replaceFirst(":\\s+", ":"));
        }
    },
    BRACKET_LEFT_OPEN {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return somewhere(
                    lines, random, line -> line.matches(".*[\\]}]$"), line -> line.substring(0, line.length() - 1));
        }
    },
    ITEM_MOVED_ONE_LEVEL {
        @Override
        Optional<Mistake> make(List<String> lines, Random random) {
            return choose(lines, random, line -> line.matches("\\s+- .*"))
                    .map(index -> blockMoved(lines, index, oneOf(random, -2, 2)));
        }
    };

    /** A file with one mistake and its line, starting at 1. */
    record Mistake(List<String> lines, int line) {
        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    private static final Pattern FIELD = Pattern.compile("^\\s*(- )?(?<key>[A-Za-z_]+):(\\s+(?<value>\\S.*))?$");
    private static final Set<String> FREE = Set.of("team", "owner", "JAVA_VERSION", "PROFILE");

    /** The mistake; empty if it does not apply to the file. */
    abstract Optional<Mistake> make(List<String> lines, Random random);

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Optional<Mistake> somewhere(
            List<String> lines,
            Random random,
            java.util.function.Predicate<String> where,
            java.util.function.UnaryOperator<String> change) {
        return choose(lines, random, where).flatMap(index -> {
            List<String> changed = new ArrayList<>(lines);
            changed.set(index, change.apply(lines.get(index)));
            return changed.equals(lines) ? Optional.empty() : Optional.of(new Mistake(changed, index + 1));
        });
    }

    private static Optional<Integer> choose(
            List<String> lines, Random random, java.util.function.Predicate<String> where) {
        List<Integer> places = IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).strip().startsWith("#") && where.test(lines.get(i)))
                .boxed()
                .toList();
        return places.isEmpty() ? Optional.empty() : Optional.of(places.get(random.nextInt(places.size())));
    }

    private static Matcher field(String line) {
        Matcher matcher = FIELD.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        return matcher;
    }

    private static boolean isKnownField(String line) {
        Matcher matcher = FIELD.matcher(line);
        return matcher.matches() && !FREE.contains(matcher.group("key"));
    }

    private static boolean hasValue(String line) {
        Matcher matcher = FIELD.matcher(line);
        return matcher.matches()
                && matcher.group("value") != null
                && !matcher.group("value").equals("|");
    }

    private static String typo(String word, Random random) {
        int at = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            default -> word.substring(0, at) + (word.charAt(at) == 'x' ? 'z' : 'x') + word.substring(at + 1);
        };
    }

    private static Mistake blockMoved(List<String> lines, int index, int by) {
        int indent = indent(lines.get(index));
        List<String> changed = new ArrayList<>(lines);
        changed.set(index, shifted(lines.get(index), by));
        for (int i = index + 1; i < lines.size() && indent(lines.get(i)) > indent; i++) {
            changed.set(i, shifted(lines.get(i), by));
        }
        return new Mistake(changed, index + 1);
    }

    private static String shifted(String line, int by) {
        return by > 0 ? " ".repeat(by) + line : line.substring(Math.min(-by, indent(line)));
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> T oneOf(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
