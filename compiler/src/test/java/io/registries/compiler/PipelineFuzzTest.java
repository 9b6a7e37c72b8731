// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.analysis.Analyzer;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.link.Linker;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.pipeline.EmitPhase;
import io.registries.compiler.internal.pipeline.EmittedOutput;
import io.registries.compiler.internal.pipeline.SourceParser;
import io.registries.compiler.internal.pipeline.ValidatedConfiguration;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.Suppressions;
import io.registries.compiler.internal.syntax.YamlReader;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.FuzzInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compiles any text to diagnostics or files in memory: without exceptions, in bounded time, with printable messages.
 */
@Tag("fuzz")
@Timeout(60)
class PipelineFuzzTest {
    private static final ParallelTasks TASKS = ParallelTasks.open();
    private static final Analyzer ANALYZER = new Analyzer(CompilerRunner.CLOCK, false);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "canary";
    private static final Path NOWHERE = Path.of("target", "fuzz", "nowhere").toAbsolutePath();
    private static final List<Base> BASES = List.of(Base.of("every-field.yaml"), Base.of("every-delivery.yaml"));

    // Load classes before measuring time.
    @BeforeAll
    static void warmUp() {
        new PipelineFuzzTest().compilesAnyText("a: [b\n".getBytes(StandardCharsets.UTF_8));
        new PipelineFuzzTest().compilesAnyValues("a\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void compilesEditedFiles() {
        for (Base base : BASES) {
            Result<EmittedOutput> made = compile(FuzzInput.source(base.edited(List.of())));
            assertThat(made.value()).as(made.diagnostics().toString()).isPresent();
        }
    }

    @FuzzTest
    void compilesAnyText(byte[] input) {
        FuzzInput.isQuick(() -> compileText(input));
    }

    private static void compileText(byte[] input) {
        compile(FuzzInput.source(input));
    }

    /** A valid file with some replaced values, so that most inputs pass the YAML parser. */
    @FuzzTest
    void compilesAnyValues(byte[] input) {
        FuzzInput.isQuick(() -> compileValues(input));
    }

    private static void compileValues(byte[] input) {
        List<String> lines =
                new String(input, StandardCharsets.UTF_8).lines().limit(50).toList();
        if (!lines.isEmpty()) {
            Base base = BASES.get(lines.get(0).length() % BASES.size());
            compile(FuzzInput.source(base.edited(lines.subList(1, lines.size()))));
        }
    }

    private static Result<EmittedOutput> compile(SourceFile source) {
        Result<EmittedOutput> made = Suppressions.apply(Suppressions.check(List.of(source))
                .flatMap(sources -> SourceParser.prepare(TASKS).parse(sources))
                .flatMap(trees -> Linker.link(trees, TASKS))
                .flatMap(configuration -> ANALYZER.analyze(configuration, TASKS)
                        .flatMap(paths ->
                                Result.success(new ValidatedConfiguration(List.of(source), configuration, paths))))
                .flatMap(PipelineFuzzTest::emit));
        FuzzInput.assertWellFormed(source, made.diagnostics());
        made.value().ifPresent(whole -> assertComplete(whole.files()));
        return made;
    }

    private static Result<EmittedOutput> emit(ValidatedConfiguration proved) {
        CompilationRequest request = CompilerRunner.request(NOWHERE, "registries.yaml", NOWHERE, Map.of());
        return EmitPhase.prepare(
                        request,
                        (credentials, sources, linter) -> Keychain.open(credentials, List.of(new MadeUp()), linter),
                        TASKS)
                .run(proved);
    }

    private static void assertComplete(List<OutputFile> files) {
        Set<String> paths = new HashSet<>();
        for (OutputFile file : files) {
            assertThat(file.path()).matches("[A-Za-z0-9._/-]+").doesNotContain("..", "//");
            assertThat(paths.add(file.path().toLowerCase(Locale.ROOT)))
                    .as(file.path())
                    .isTrue();
            if (file.path().endsWith(".json")) {
                assertThat(JSON.readTree(file.content())).isNotNull();
            } else {
                assertThat(YamlReader.read(FuzzInput.source(file.content())).diagnostics())
                        .isEmpty();
            }
            if (!file.kind().isSecret() && file.kind() != OutputKind.CUSTOM) {
                assertThat(file.content()).doesNotContain(SECRET, "private_key_id");
            }
        }
    }

    /** Provides every secret without reading any from this machine. */
    private record MadeUp() implements CredentialSource {
        private static final String GOOGLE_KEY = googleKey();

        private static String googleKey() {
            try {
                return Files.readString(CompilerRunner.SAMPLES.resolve("every-registry-type/secrets/gar-key.json"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public boolean serves(SecretReference reference) {
            return true;
        }

        @Override
        public String read(SecretReference reference, CredentialSource.CredentialPart part) {
            if (part == CredentialSource.CredentialPart.USERNAME) {
                return "AKIAIOSFODNN7EXAMPLE";
            }
            return reference.describe().matches(".*(GOOGLE|GCR|GAR).*") ? GOOGLE_KEY : SECRET + " \"\\$<{{";
        }
    }

    /** A valid file and the positions of its values. */
    private record Base(String text, List<Span> values) {
        static Base of(String name) {
            try {
                SourceFile source = FuzzInput.source(FuzzInput.base(name));
                List<Span> values = new ArrayList<>();
                collect(YamlReader.read(source).value().orElseThrow(), values);
                return new Base(
                        source.text(), values.stream().distinct().sorted().toList());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static void collect(Node node, List<Span> values) {
            if (node instanceof Node.Mapping mapping) {
                for (Node.Entry entry : mapping.entries()) {
                    values.add(entry.keySpan());
                    collect(entry.value(), values);
                }
            } else if (node instanceof Node.Sequence sequence) {
                sequence.items().forEach(item -> collect(item, values));
            } else {
                values.add(node.span());
            }
        }

        /**
         * @param edits such as {@code 12=text}, which replaces the twelfth value with YAML, or {@code 12"text}, with a
         *     string
         */
        String edited(List<String> edits) {
            Map<Integer, String> byValue = new TreeMap<>(java.util.Comparator.reverseOrder());
            for (String edit : edits) {
                int digits = 0;
                while (digits < edit.length() && digits < 4 && Character.digit(edit.charAt(digits), 10) >= 0) {
                    digits++;
                }
                if (digits > 0 && digits < edit.length()) {
                    int value = Integer.parseInt(edit.substring(0, digits)) % values.size();
                    String given = edit.substring(digits + 1);
                    byValue.put(value, edit.charAt(digits) == '"' ? quoted(given) : given);
                }
            }
            List<StringBuilder> lines = text.lines().map(StringBuilder::new).collect(Collectors.toList());
            byValue.forEach((value, given) -> {
                Span span = values.get(value);
                if (span.line() == span.endLine()) {
                    lines.get(span.line() - 1).replace(span.column() - 1, span.endColumn() - 1, given);
                }
            });
            return String.join("\n", lines) + "\n";
        }

        // Escapes allow every character; a backslash with a letter is a line break.
        private static String quoted(String text) {
            return text.replace("\\n", "\n")
                    .codePoints()
                    .mapToObj("\\U%08X"::formatted)
                    .collect(Collectors.joining("", "\"", "\""));
        }
    }
}
