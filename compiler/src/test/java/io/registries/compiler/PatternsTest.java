// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.repair.MistakeFinder;
import io.registries.compiler.internal.syntax.YamlReader;
import java.lang.reflect.Field;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The regular expressions for any text of a file take linear time, and do not overflow the stack. */
@Tag("slow")
class PatternsTest {
    private static final int LENGTH = 200_000;
    private static final List<String> STARTS = List.of("", "a", "# registries: allow", "- a", "a: ");
    private static final List<String> REPEATED = List.of(
            " ", "\t", "\n", "a", "- ", "-", ":", "a: ", "/", "\"", "#", " # registries: allow", "[", "]}", "..", "é");
    private static final List<String> ENDS = List.of("", "x y", "]x", "\n");

    // Quadratic time would be hours.
    @ParameterizedTest
    @MethodSource("patterns")
    @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
    void isLinear(Pattern pattern) {
        for (String start : STARTS) {
            for (String repeated : REPEATED) {
                for (String end : ENDS) {
                    String text = start + repeated.repeat(LENGTH / repeated.length()) + end;
                    assertThat(pattern.matcher(text).find())
                            .isIn(true, pattern.matcher(text).matches());
                }
            }
        }
    }

    static List<Pattern> patterns() {
        List<Pattern> patterns = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackagesOf(Diagnostic.class, YamlReader.class, MistakeFinder.class)
                        .stream()
                        .flatMap((JavaClass owner) -> owner.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Pattern.class))
                        .map(PatternsTest::valueOf)
                        .toList();
        assertThat(patterns).isNotEmpty();
        return patterns;
    }

    private static Pattern valueOf(JavaField constant) {
        try {
            Field field = constant.reflect();
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
