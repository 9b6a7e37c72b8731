// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An error stops the next phase, whether there is a value or not. */
class ResultTest {
    private static final Diagnostic ERROR =
            Diagnostic.withoutLocation(DiagnosticCode.UNKNOWN_REGISTRY, "no such registry");
    private static final Diagnostic NOTE = ERROR.withSeverity(Severity.NOTE);

    @Test
    void allowsAValueBesideErrors() {
        Result<Integer> result = Result.success(3, List.of(NOTE)).and(List.of(ERROR));
        assertThat(result.value()).contains(3);
        assertThat(result.isSuccess()).isFalse();
        assertThat(result.diagnostics()).containsExactlyInAnyOrder(NOTE, ERROR);
    }

    @Test
    void noPhaseRunsAfterAnError() {
        AtomicInteger runs = new AtomicInteger();
        Result<Integer> result =
                Result.success(3).and(List.of(ERROR)).flatMap(value -> Result.success(runs.incrementAndGet()));
        assertThat(runs).hasValue(0);
        assertThat(result).isEqualTo(Result.failure(ERROR));
    }

    @Test
    void keepsAFinalValueWithErrors() {
        Result<Integer> result = Result.success(3, List.of(NOTE))
                .flatMap(value -> Result.success(value + 1).and(List.of(ERROR)));
        assertThat(result.value()).contains(4);
        assertThat(result.diagnostics()).containsExactlyInAnyOrder(NOTE, ERROR);
    }

    @Test
    void rejectsAResultWithoutValueAndErrors() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Result<>(Optional.empty(), List.of(NOTE)));
        assertThatIllegalArgumentException().isThrownBy(() -> Result.success(3, List.of(ERROR)));
    }
}
