// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.incremental;

import io.registries.compiler.credentials.CredentialSource;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.digest.Sha256;
import io.registries.compiler.incremental.Questions.Question;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All that a run is made from, as a digest. */
public final class Input {
    // Only what is found there counts, not at which place it is told.
    private static final Span NOWHERE = Span.startOf(new Source("", Path.of("").toAbsolutePath(), ""));

    private Input() {}

    /**
     * Of a run that has been; absent where it is not known which compiler it was.
     *
     * @param options what was asked for
     */
    public static Optional<String> of(List<String> options, List<Source> sources, Questions questions) {
        return ClassFiles.told().map(compiler -> {
            Sha256 input = new Sha256().add(compiler).add(options.toString());
            for (Source source : sources) {
                input.add(source.name()).add(source.text());
            }
            return input.add(questions.said()).hex();
        });
    }

    /**
     * Of a run that would ask the machine as an earlier one did; absent where it gets no answer.
     *
     * @param options what is asked for
     */
    public static Optional<String> of(
            List<String> options, List<Source> sources, Memo memo, List<CredentialSource> machine) {
        Questions again = new Questions();
        List<CredentialSource> heard = again.over(machine);
        try {
            for (Question question : memo.questions()) {
                Optional<CredentialSource> source = heard.stream()
                        .filter(candidate -> candidate.serves(question.reference()))
                        .findFirst();
                if (source.isEmpty()) {
                    return Optional.empty();
                }
                source.get().read(question.reference(), question.part());
                source.get().caution(new Located<>(question.reference(), NOWHERE));
            }
        } catch (CredentialSource.Unavailable noAnswer) {
            return Optional.empty();
        }
        return of(options, sources, again);
    }
}
