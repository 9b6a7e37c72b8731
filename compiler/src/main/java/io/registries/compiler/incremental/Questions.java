// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.incremental;

import io.registries.compiler.credentials.CredentialSource;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.digest.Sha256;
import io.registries.compiler.model.SecretReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Listens to what a run asks the machine for. The environment, Maven's settings and files of secrets can be asked again; the
 * clock and programs answer otherwise each time, and what depends on them cannot be known again.
 */
public final class Questions {
    private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> cautions = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean repeatable = true;

    /**
     * A value that was asked for.
     *
     * @param question what was asked
     * @param digest of the value, in hexadecimal digits
     */
    record Answer(Question question, String digest) {}

    /**
     * What was asked for.
     *
     * @param reference to the place where it is kept
     * @param part of the login that it is
     */
    public record Question(SecretReference reference, CredentialSource.Part part) {}

    /** The same sources, listened to. */
    public List<CredentialSource> over(List<CredentialSource> sources) {
        return sources.stream().<CredentialSource>map(Heard::new).toList();
    }

    /** The same clock, listened to. */
    public Clock over(Clock clock) {
        return new HeardClock(clock);
    }

    /** Whether all could be asked again in the same words. */
    public boolean areRepeatable() {
        return repeatable;
    }

    // Docker's helpers are programs.
    private static boolean isRepeatable(SecretReference reference) {
        return reference instanceof SecretReference.EnvironmentVariable
                || reference instanceof SecretReference.MavenServer
                || reference instanceof SecretReference.SecretFile;
    }

    /** The files that were asked. */
    public Set<Path> files() {
        return answers.stream()
                .map(answer -> answer.question().reference())
                .filter(SecretReference.SecretFile.class::isInstance)
                .map(reference ->
                        ((SecretReference.SecretFile) reference).file().path())
                .collect(Collectors.toSet());
    }

    /** What was asked. */
    public List<Question> asked() {
        return answers.stream().map(Answer::question).toList();
    }

    /** All that was said to the questions, in their order; no value. */
    String said() {
        return answers.toString() + cautions;
    }

    private final class Heard implements CredentialSource {
        private final CredentialSource source;

        Heard(CredentialSource source) {
            this.source = source;
        }

        @Override
        public boolean serves(SecretReference reference) {
            return source.serves(reference);
        }

        @Override
        public String read(SecretReference reference, Part part) throws Unavailable {
            String value = source.read(reference, part);
            if (!isRepeatable(reference)) {
                repeatable = false;
            }
            answers.add(new Answer(new Question(reference, part), Sha256.hex(value)));
            return value;
        }

        @Override
        public Optional<Diagnostic> caution(Located<SecretReference> reference) {
            Optional<Diagnostic> caution = source.caution(reference);
            cautions.add(caution.map(finding -> finding.code().id()).orElse(""));
            return caution;
        }
    }

    private final class HeardClock extends Clock {
        private final Clock clock;

        HeardClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new HeardClock(clock.withZone(zone));
        }

        @Override
        public Instant instant() {
            repeatable = false;
            return clock.instant();
        }
    }
}
