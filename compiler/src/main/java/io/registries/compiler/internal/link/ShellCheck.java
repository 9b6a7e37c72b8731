// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reports values of a build that break or change the command line of Devtron's build runner. */
final class ShellCheck {
    private final DiagnosticCollector diagnostics;

    ShellCheck(DiagnosticCollector diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks a build from a Dockerfile. */
    void checkDockerBuild(MappingReader build) {
        List.of("dockerfile", "context", "checkoutPath").forEach(field -> checkPath(field, build.text(field)));
        checkArguments(build);
        checkMap(build, "options", ShellWord::isOptionName, ShellWord::ofArgument, "an option", "such as `network`");
    }

    /** Checks the arguments of a Dockerfile build, or those that a pipeline adds. */
    void checkArguments(MappingReader build) {
        checkMap(
                build,
                "args",
                ShellWord::isArgumentName,
                ShellWord::ofArgument,
                "a build argument",
                "with letters, digits and `_`");
    }

    /** Checks a build with a buildpack. */
    void checkBuildpack(MappingReader build) {
        List.of("builder", "path").forEach(field -> checkPath(field, build.text(field)));
        build.texts("buildpacks").forEach(buildpack -> checkPath("buildpacks", Optional.of(buildpack)));
        checkMap(
                build,
                "args",
                ShellWord::isArgumentName,
                ShellWord::ofUnquoted,
                "an environment variable",
                "with letters, digits and `_`");
    }

    private void checkPath(String field, Optional<Located<String>> value) {
        value.ifPresent(text -> ShellWord.ofPath(text.value())
                .ifPresent(effect -> diagnostics.add(
                        Diagnostic.at(DiagnosticCode.SHELL_SYNTAX, text.span(), "`" + field + "` " + effect.problem())
                                .help("use a name without spaces, quotes and other special characters of shells"))));
    }

    private void checkMap(
            MappingReader build,
            String field,
            Predicate<String> isName,
            Function<String, Optional<ShellWord.Effect>> effect,
            String kind,
            String format) {
        if (!(build.node(field).orElse(null) instanceof Node.Mapping mapping)) {
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            if (!isName.test(entry.key())) {
                diagnostics.add(invalidName(entry.key(), entry.keySpan(), kind, format));
            }
            Node.Scalar value = (Node.Scalar) entry.value();
            effect.apply(value.text()).ifPresent(found -> diagnostics.add(value(entry.key(), value, found)));
        }
    }

    private static Diagnostic invalidName(String name, Span span, String kind, String format) {
        Diagnostic diagnostic =
                Diagnostic.at(DiagnosticCode.SHELL_SYNTAX, span, "`" + name + "` is not the name of " + kind);
        String withoutHyphens = name.replaceFirst("^-++", "");
        if (withoutHyphens.length() == name.length() || !ShellWord.isOptionName(withoutHyphens)) {
            return diagnostic.help("use a name " + format);
        }
        // The runner puts `--` before the name.
        return diagnostic.help(
                withoutHyphens.length() == 1
                        ? "use the long name of the option, without hyphens"
                        : "write `" + withoutHyphens + "`");
    }

    private static Diagnostic value(String name, Node.Scalar value, ShellWord.Effect effect) {
        String text = value.text();
        return Diagnostic.at(
                        effect.isError() ? DiagnosticCode.SHELL_SYNTAX : DiagnosticCode.SHELL_EXPANSION,
                        value.span(),
                        "the value of `" + name + "` " + effect.problem())
                .help(
                        ShellWord.canBeSingleQuoted(text)
                                ? "put single quotes within the value, such as `\"'...'\"`, to pass it unchanged"
                                : "pass it in the Dockerfile, or as `$devtron_env_NAME` with a variable of the build");
    }
}
