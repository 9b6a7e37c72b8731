// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Diagnostic.Related;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.pipeline.EmitPhase.KeychainFactory;
import io.registries.compiler.internal.secrets.SecretSearch;
import io.registries.compiler.model.Difference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Masks the values of the secrets that a run has read, in everything that it reports. */
public final class Redaction {
    private final IdentityHashMap<SourceFile, SourceFile> sources = new IdentityHashMap<>();
    private SecretSearch search = SecretSearch.NONE;

    /** A factory that remembers the secrets of its keychains. */
    public KeychainFactory recording(KeychainFactory factory) {
        return (credentials, credentialSources, linter) -> {
            var keychain = factory.open(credentials, credentialSources, linter);
            if (keychain.value().isPresent()) {
                search = keychain.value().get().search();
            }
            return keychain;
        };
    }

    /** A copy of a result whose diagnostics, with their excerpts, contain no secret. */
    public <T> Result<T> apply(Result<T> result) {
        List<Diagnostic> redacted = new ArrayList<>();
        for (Diagnostic diagnostic : result.diagnostics()) {
            redacted.add(apply(diagnostic));
        }
        return new Result<>(result.value(), redacted);
    }

    /** A copy of a text that contains no secret. */
    String apply(String text) {
        return search.mask(text);
    }

    private Diagnostic apply(Diagnostic diagnostic) {
        return new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                search.mask(diagnostic.message()),
                diagnostic.span().map(this::apply),
                diagnostic.help().map(search::mask),
                diagnostic.related().stream()
                        .map(related -> new Related(apply(related.span()), search.mask(related.label())))
                        .toList());
    }

    /** A copy of a difference that contains no secret. */
    public Difference apply(Difference difference) {
        return new Difference(
                difference.action(),
                difference.path(),
                difference.origin().map(this::apply),
                mask(difference.former()),
                mask(difference.current()),
                difference.invisible());
    }

    private List<String> mask(List<String> lines) {
        return lines.stream().map(search::mask).toList();
    }

    // Reports quote the lines of a source.
    private Span apply(Span span) {
        SourceFile source = sources.computeIfAbsent(span.source(), this::masked);
        return source.equals(span.source())
                ? span
                : new Span(source, span.line(), span.column(), span.endLine(), span.endColumn());
    }

    private SourceFile masked(SourceFile source) {
        String text = search.maskInPlace(source.text());
        return text.equals(source.text())
                ? source
                : new SourceFile(
                        source.name(),
                        source.resolve(Path.of(source.name()).getFileName().toString()),
                        text);
    }
}
