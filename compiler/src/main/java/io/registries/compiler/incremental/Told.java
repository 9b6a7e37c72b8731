// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.incremental;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.diagnostic.Span;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run told, as bytes that name places by the numbers of their files.
 *
 * @param sources the files of the configuration
 */
record Told(List<Source> sources) {

    /** Whether findings are all at places in these files, or at none. */
    boolean places(List<Diagnostic> findings) {
        return findings.stream()
                .flatMap(finding -> Stream.concat(
                        finding.span().stream(), finding.related().stream().map(Diagnostic.Related::span)))
                .allMatch(span -> sources.contains(span.source()));
    }

    void write(List<Diagnostic> findings, DataOutputStream out) throws IOException {
        out.writeInt(findings.size());
        for (Diagnostic finding : findings) {
            out.writeUTF(finding.code().name());
            out.writeUTF(finding.severity().name());
            out.writeUTF(finding.message());
            out.writeBoolean(finding.span().isPresent());
            if (finding.span().isPresent()) {
                write(finding.span().get(), out);
            }
            out.writeBoolean(finding.hint().isPresent());
            out.writeUTF(finding.hint().orElse(""));
            out.writeInt(finding.related().size());
            for (Diagnostic.Related related : finding.related()) {
                write(related.span(), out);
                out.writeUTF(related.label());
            }
        }
    }

    List<Diagnostic> read(DataInputStream in) throws IOException {
        List<Diagnostic> findings = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            Code code = Code.valueOf(in.readUTF());
            Severity severity = Severity.valueOf(in.readUTF());
            String message = in.readUTF();
            Optional<Span> span = in.readBoolean() ? Optional.of(span(in)) : Optional.empty();
            boolean hasHint = in.readBoolean();
            String mend = in.readUTF();
            List<Diagnostic.Related> related = new ArrayList<>();
            for (int places = in.readInt(); places > 0; places--) {
                related.add(new Diagnostic.Related(span(in), in.readUTF()));
            }
            findings.add(new Diagnostic(
                    code, severity, message, span, hasHint ? Optional.of(mend) : Optional.empty(), related));
        }
        return findings;
    }

    private void write(Span span, DataOutputStream out) throws IOException {
        out.writeInt(sources.indexOf(span.source()));
        out.writeInt(span.line());
        out.writeInt(span.column());
        out.writeInt(span.endLine());
        out.writeInt(span.endColumn());
    }

    private Span span(DataInputStream in) throws IOException {
        int source = in.readInt();
        if (source < 0 || source >= sources.size()) {
            throw new IOException("no such file");
        }
        return new Span(sources.get(source), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }
}
