// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flow collections and comments are read as in YAML 1.2. */
class StrictScannerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            {BIND: ::1}                    | {BIND=::1}
            {BIND: :8080, TO: :a:80}       | {BIND=:8080, TO=:a:80}
            [::1, :8080, :a b, a::b, :-1]  | [::1, :8080, :a b, a::b, :-1]
            {:a: b, ::c : d}               | {:a=b, ::c=d}
            [:a: b]                        | [{:a=b}]
            {"a":b, "c":1, 'd' :e}         | {a=b, c=1, d=e}
            {"a"::b, "c": :d}              | {a=:b, c=:d}
            {"a":{b: c}, [d]: e}           | unsupported-yaml
            `{"a"\n  :b}`                  | {a=b}
            `{a\n  : b, "c\n d": e}`       | {a=b, c d=e}
            `k: {\n  a: ::1,\n  b\n  : c\n}`  | {k={a=::1, b=c}}
            `[ a\n : b ]`                  | invalid-yaml
            {a: &x :b, c: *x}              | {a=:b, c=:b}
            {a: :'b'}                      | unsupported-yaml
            {a: :[b]}                      | invalid-yaml
            {a: b: c}                      | invalid-yaml
            {a: :: b}                      | invalid-yaml
            {a: b, : c}                    | unsupported-yaml
            `{"a": "x" #y\n}`              | {a=x}
            a: "x"#y                       | invalid-comment
            a: 'x'#y                       | invalid-comment
            [a]#y                          | invalid-comment
            {a: b}#y                       | invalid-comment
            `[a,#y\n]`                     | invalid-comment
            a: b#y                         | {a=b#y}
            a: "b#y"                       | {a=b#y}
            """)
    void followsTheSpecification(String text, String expected) {
        assertThat(read(text)).isEqualTo(expected);
    }

    /** A comment at the end of the buffer of the YAML library is found, too. */
    @ParameterizedTest
    @CsvSource({"-3", "-2", "-1", "0", "1"})
    void findsCommentsAtTheEndOfTheBuffer(int offset) {
        String text = "a: '" + "x".repeat((1 << 18) - 5 + offset) + "'#y\n";
        assertThat(read(text)).isEqualTo(DiagnosticCode.INVALID_COMMENT.id());
    }

    private static String read(String text) {
        Result<Node> tree = YamlReader.read(new SourceFile("test.yaml", Path.of("test.yaml"), text));
        return tree.value()
                .map(StrictScannerTest::describe)
                .orElseGet(() -> tree.diagnostics().stream()
                        .map(Diagnostic::code)
                        .map(DiagnosticCode::id)
                        .collect(joining(" ")));
    }

    private static String describe(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> entry.key() + "=" + describe(entry.value()))
                    .collect(joining(", ", "{", "}"));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(StrictScannerTest::describe).collect(joining(", ", "[", "]"));
        }
        return ((Node.Scalar) node).text();
    }
}
