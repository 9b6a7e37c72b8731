// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.syntax.Node;
import java.util.Optional;

/** Reports values of a build that break or change the command line of Devtron's build runner. */
final class ShellCheck {
    private final DiagnosticCollector diagnostics;

    ShellCheck(DiagnosticCollector diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks a build from a Dockerfile. */
    void checkDockerBuild(MappingReader build) {
        checkPath(build, "dockerfile");
        checkPath(build, "context");
        checkPath(build, "checkoutPath");
        checkArguments(build);
        for (Node.Entry option : build.entries("options")) {
            if (!ShellWord.isOptionName(option.key())) {
                diagnostics.add(invalidName(option, "an option", "such as `network`"));
            }
            checkValue(option, ShellWord.ofArgument(text(option)));
        }
    }

    /** Checks the arguments of a Dockerfile build, or those that a pipeline adds. */
    void checkArguments(MappingReader build) {
        for (Node.Entry argument : build.entries("args")) {
            if (!ShellWord.isArgumentName(argument.key())) {
                diagnostics.add(invalidName(argument, "a build argument", "with letters, digits and `_`"));
            }
            checkValue(argument, ShellWord.ofArgument(text(argument)));
        }
    }

    /** Checks a build with a buildpack. */
    void checkBuildpack(MappingReader build) {
        checkPath(build, "builder");
        checkPath(build, "path");
        for (Located<String> buildpack : build.texts("buildpacks")) {
            checkPath("buildpacks", buildpack);
        }
        for (Node.Entry variable : build.entries("args")) {
            if (!ShellWord.isArgumentName(variable.key())) {
                diagnostics.add(invalidName(variable, "an environment variable", "with letters, digits and `_`"));
            }
            checkValue(variable, ShellWord.ofUnquoted(text(variable)));
        }
    }

    private void checkPath(MappingReader build, String field) {
        Optional<Located<String>> path = build.text(field);
        if (path.isPresent()) {
            checkPath(field, path.get());
        }
    }

    private void checkPath(String field, Located<String> path) {
        Optional<ShellWord.Effect> effect = ShellWord.ofPath(path.value());
        if (effect.isPresent()) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.SHELL_SYNTAX,
                            path.span(),
                            "`" + field + "` " + effect.get().problem())
                    .help("use a name without spaces, quotes and other special characters of shells"));
        }
    }

    private void checkValue(Node.Entry entry, Optional<ShellWord.Effect> effect) {
        if (effect.isPresent()) {
            diagnostics.add(value(entry, effect.get()));
        }
    }

    private static String text(Node.Entry entry) {
        return ((Node.Scalar) entry.value()).text();
    }

    private static Diagnostic invalidName(Node.Entry entry, String kind, String format) {
        String name = entry.key();
        Diagnostic diagnostic = Diagnostic.at(
                DiagnosticCode.SHELL_SYNTAX, entry.keySpan(), "`" + name + "` is not the name of " + kind);
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

    private static Diagnostic value(Node.Entry entry, ShellWord.Effect effect) {
        return Diagnostic.at(
                        effect.isError() ? DiagnosticCode.SHELL_SYNTAX : DiagnosticCode.SHELL_EXPANSION,
                        entry.value().span(),
                        "the value of `" + entry.key() + "` " + effect.problem())
                .help(
                        ShellWord.canBeSingleQuoted(text(entry))
                                ? "put single quotes within the value, such as `\"'...'\"`, to pass it unchanged"
                                : "pass it in the Dockerfile, or as `$devtron_env_NAME` with a variable of the build");
    }
}
