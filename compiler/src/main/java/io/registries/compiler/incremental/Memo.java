// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.incremental;

import io.registries.compiler.credentials.CredentialSource.Part;
import io.registries.compiler.credentials.Provenance;
import io.registries.compiler.incremental.Questions.Question;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.output.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
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
 */
public record Memo(
        String input,
        List<Question> questions,
        Snapshot snapshot,
        Map<String, Integer> files,
        Map<String, Integer> pulls,
        List<Provenance> provenances) {

    /** As bytes, without any value. */
    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(input);
        out.writeInt(questions.size());
        for (Question question : questions) {
            out.writeBoolean(question.reference() instanceof SecretReference.MavenServer);
            out.writeUTF(name(question.reference()));
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
        return bytes.toByteArray();
    }

    /**
     * The memo that these bytes are.
     *
     * @throws IOException if they are none
     */
    public static Memo of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            String input = in.readUTF();
            List<Question> questions = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                boolean server = in.readBoolean();
                String name = in.readUTF();
                questions.add(new Question(
                        server ? new SecretReference.MavenServer(name) : new SecretReference.EnvironmentVariable(name),
                        Part.valueOf(in.readUTF())));
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
            return new Memo(input, questions, new Snapshot(items, digest), files, pulls, provenances);
        } catch (IllegalArgumentException unknownPart) {
            throw new IOException("no memo", unknownPart);
        }
    }

    private static String name(SecretReference reference) {
        return reference instanceof SecretReference.MavenServer server
                ? server.id()
                : ((SecretReference.EnvironmentVariable) reference).name();
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
