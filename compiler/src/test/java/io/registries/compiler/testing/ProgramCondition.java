// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Implements {@link RequiresProgram}, and reports the programs of each test that runs. */
final class ProgramCondition implements ExecutionCondition, BeforeEachCallback {
    /** The key under which a test reports a program. */
    static final String PROGRAM = "program";

    private static final Properties PACKAGES = packages();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = context.getElement().stream()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, RequiresProgram.class).stream())
                .flatMap(required -> Stream.of(required.value()))
                .filter(program -> !Program.isInstalled(program))
                .map(ProgramCondition::howToInstall)
                .toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("every program is installed");
        }
        String reason = String.join(", ", missing);
        if (Boolean.getBoolean("external.required")) {
            throw new IllegalStateException(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Stream.of(context.getTestClass(), context.getTestMethod())
                .flatMap(element -> AnnotationSupport.findAnnotation(element, RequiresProgram.class).stream())
                .flatMap(required -> Stream.of(required.value()))
                .forEach(program -> context.publishReportEntry(PROGRAM, program));
    }

    private static String howToInstall(String program) {
        String debianPackage = Objects.requireNonNull(
                PACKAGES.getProperty(program), () -> "external-programs.properties does not list `" + program + "`");
        return "`" + program + "` is not installed (apt-get install " + debianPackage + ")";
    }

    private static Properties packages() {
        Properties packages = new Properties();
        try (InputStream in = ProgramCondition.class.getResourceAsStream("/external-programs.properties")) {
            packages.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packages;
    }
}
