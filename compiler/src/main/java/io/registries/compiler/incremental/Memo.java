// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.incremental;

import io.registries.compiler.credentials.CredentialSource.Part;
import io.registries.compiler.credentials.Provenance;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.digest.Sha256;
import io.registries.compiler.incremental.Questions.Question;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.output.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is remembered of a run.
 *
 * @param input digest of all that it was made from
 * @param questions what it asked the machine for
 * @param snapshot what it left
 * @param files how many files there are, by kind
 * @param pulls how many images are pulled by what
 * @param provenances where the values in the files came from
 * @param findings what it told
 */
public record Memo(
        String input,
        List<Question> questions,
        Snapshot snapshot,
        Map<String, Integer> files,
        Map<String, Integer> pulls,
        List<Provenance> provenances,
        List<Diagnostic> findings) {
    private static final int DIGEST = 32;

    /** Whether findings can be remembered: all are at places in these files, or at none. */
    public static boolean places(List<Diagnostic> findings, List<Source> sources) {
        return new Told(sources).places(findings);
    }

    /**
     * As bytes, without any value.
     *
     * @param sources the files of the configuration
     */
    public byte[] bytes(List<Source> sources) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(input);
        out.writeInt(questions.size());
        for (Question question : questions) {
            write(question.reference(), out);
            out.writeUTF(question.part().name());
        }
        out.writeUTF(snapshot.digest());
        out.writeInt(snapshot.items().size());
        for (Snapshot.Item item : snapshot.items()) {
            out.writeUTF(item.path());
            out.writeBoolean(item.secret());
        }
        write(files, out);
        write(pulls, out);
        out.writeInt(provenances.size());
        for (Provenance provenance : provenances) {
            out.writeUTF(provenance.registry());
            out.writeUTF(provenance.field());
            out.writeUTF(provenance.source());
        }
        new Told(sources).write(findings, out);
        out.write(Sha256.of(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /**
     * The memo that these bytes are.
     *
     * @param sources the files of the configuration now, which need not be those of then
     * @throws IOException if they are none
     */
    public static Memo of(byte[] bytes, List<Source> sources) throws IOException {
        int length = bytes.length - DIGEST;
        if (length < 0
                || !Arrays.equals(
                        Sha256.of(Arrays.copyOf(bytes, length)), Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw new IOException("no memo");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            String input = in.readUTF();
            List<Question> questions = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                questions.add(new Question(reference(in), Part.valueOf(in.readUTF())));
            }
            String digest = in.readUTF();
            List<Snapshot.Item> items = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                items.add(new Snapshot.Item(in.readUTF(), in.readBoolean()));
            }
            Map<String, Integer> files = counts(in);
            Map<String, Integer> pulls = counts(in);
            List<Provenance> provenances = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                provenances.add(new Provenance(in.readUTF(), in.readUTF(), in.readUTF()));
            }
            return new Memo(
                    input,
                    questions,
                    new Snapshot(items, digest),
                    files,
                    pulls,
                    provenances,
                    new Told(sources).read(in));
        } catch (IllegalArgumentException noMemo) {
            throw new IOException("no memo", noMemo);
        }
    }

    private static void write(SecretReference reference, DataOutputStream out) throws IOException {
        if (reference instanceof SecretReference.EnvironmentVariable variable) {
            out.writeByte('e');
            out.writeUTF(variable.name());
        } else if (reference instanceof SecretReference.MavenServer server) {
            out.writeByte('s');
            out.writeUTF(server.id());
        } else if (reference instanceof SecretReference.SecretFile secret) {
            out.writeByte('f');
            out.writeUTF(secret.file().written());
            out.writeUTF(secret.file().path().toString());
        } else {
            throw new IOException("what cannot be asked again is not remembered");
        }
    }

    private static SecretReference reference(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 'e' -> new SecretReference.EnvironmentVariable(in.readUTF());
            case 's' -> new SecretReference.MavenServer(in.readUTF());
            case 'f' -> new SecretReference.SecretFile(new FileReference(in.readUTF(), Path.of(in.readUTF())));
            default -> throw new IOException("no memo");
        };
    }

    private static void write(Map<String, Integer> counts, DataOutputStream out) throws IOException {
        out.writeInt(counts.size());
        for (var count : counts.entrySet()) {
            out.writeUTF(count.getKey());
            out.writeInt(count.getValue());
        }
    }

    private static Map<String, Integer> counts(DataInputStream in) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(in.readUTF(), in.readInt());
        }
        return counts;
    }
}
