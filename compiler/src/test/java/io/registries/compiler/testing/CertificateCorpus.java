// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.EXPIRED;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.NAME_CONSTRAINT;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.NOT_A_CA;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.NOT_YET_VALID;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.NO_ALTERNATIVE_NAME;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.PATH_TOO_LONG;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.UNKNOWN_CRITICAL_EXTENSION;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.UNKNOWN_ISSUER;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.UNSUPPORTED_SIGNATURE;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.WEAK_SIGNATURE;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.WRONG_HOST;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.WRONG_KEY;
import static io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason.WRONG_PURPOSE;
import static io.registries.compiler.testing.CertificateNode.EC;
import static io.registries.compiler.testing.CertificateNode.RSA;
import static io.registries.compiler.testing.CertificateNode.dns;
import static io.registries.compiler.testing.CertificateNode.named;

import io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason;
import io.registries.compiler.testing.CertificateNode.Request;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Servers with certificates of all kinds, and whether they are trusted. */
public final class CertificateCorpus {
    private static final String ADDRESS = "127.0.0.1";

    private final List<Case> cases = new ArrayList<>();

    private CertificateCorpus() {}

    /**
     * A server.
     *
     * @param name what is special
     * @param host the host that clients connect to
     * @param key the key of the server
     * @param presented the certificates that the server presents
     * @param file the certificates of the CA file
     * @param system the certificates that the system trusts
     * @param expected why it is not trusted; empty: it is
     */
    public record Case(
            String name,
            String host,
            PrivateKey key,
            List<X509Certificate> presented,
            List<X509Certificate> file,
            List<X509Certificate> system,
            Optional<RejectionReason> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All servers. */
    public static List<Case> create() {
        CertificateCorpus corpus = new CertificateCorpus();
        corpus.names();
        corpus.signatures();
        corpus.usages();
        corpus.authorities();
        corpus.paths();
        corpus.dates();
        corpus.ownRoots();
        corpus.constraints();
        corpus.systemRoots();
        return List.copyOf(corpus.cases);
    }

    private void names() {
        CertificateNode root = root();
        trusted("good", root, server().local().by(root));
        trusted(
                "many-names",
                root,
                server().names(dns("a.example"), ip(ADDRESS)).by(root));
        rejected("cn-only", NO_ALTERNATIVE_NAME, root, named(ADDRESS).by(root));
        rejected(
                "other-address",
                WRONG_HOST,
                root,
                server().names(ip("127.0.0.2")).by(root));
        rejected(
                "address-as-dns-name",
                WRONG_HOST,
                root,
                server().names(dns(ADDRESS)).by(root));
        byName("name", Optional.empty(), dns("localhost"));
        byName("name-in-upper-case", Optional.empty(), dns("LOCALHOST"));
        byName("wildcard", Optional.empty(), dns("*"));
        byName("wildcard-in-a-label", Optional.of(WRONG_HOST), dns("local*"));
        byName("wildcard-of-a-domain", Optional.of(WRONG_HOST), dns("*.localhost"));
        byName("name-with-a-dot", Optional.of(WRONG_HOST), dns("localhost."));
        byName("address-only", Optional.of(WRONG_HOST), ip(ADDRESS));
        byName("e-mail-only", Optional.of(NO_ALTERNATIVE_NAME), new GeneralName(GeneralName.rfc822Name, "a@b.example"));
    }

    private void byName(String name, Optional<RejectionReason> expected, GeneralName alternative) {
        CertificateNode root = root();
        CertificateNode server = named("localhost").names(alternative).by(root);
        add("host-" + name, "localhost", server, List.of(), List.of(root), List.of(), expected);
    }

    private void signatures() {
        CertificateNode root = named("rsa-root").ca().keys(RSA).selfSigned();
        for (String digest : List.of("SHA384", "SHA512", "SHA256MGF1")) {
            trusted("signature-" + digest, root, server().local().digest(digest).by(root));
        }
        rejected(
                "signature-SHA1",
                WEAK_SIGNATURE,
                root,
                server().local().digest("SHA1").by(root));
        rejected(
                "signature-MD5",
                WEAK_SIGNATURE,
                root,
                server().local().digest("MD5").by(root));
        rejected(
                "signature-SHA224",
                UNSUPPORTED_SIGNATURE,
                root,
                server().local().digest("SHA224").by(root));
        CertificateNode ec = root();
        rejected(
                "signature-SHA1-ECDSA",
                WEAK_SIGNATURE,
                ec,
                server().local().digest("SHA1").by(ec));
        CertificateNode ed = named("ed-root").ca().keys(ed25519()).selfSigned();
        trusted("signature-Ed25519", ed, server().local().by(ed));
        CertificateNode old = named("old-root").ca().keys(RSA).digest("SHA1").selfSigned();
        trusted("root-with-SHA1", old, server().local().by(old));
        CertificateNode weak = intermediate().ca().digest("SHA1").by(root);
        rejected(
                "intermediate-with-SHA1", WEAK_SIGNATURE, root, server().local().by(weak), weak);
    }

    private void usages() {
        CertificateNode root = root();
        trusted(
                "usage-key-encipherment",
                root,
                rsa().usage(KeyUsage.keyEncipherment).by(root));
        trusted(
                "usage-encipherments",
                root,
                rsa().usage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment)
                        .by(root));
        trusted(
                "usage-digital-signature",
                root,
                rsa().usage(KeyUsage.digitalSignature).by(root));
        trusted(
                "usage-key-agreement",
                root,
                server().local().usage(KeyUsage.keyAgreement).by(root));
        trusted("usage-crl-sign", root, rsa().usage(KeyUsage.cRLSign).by(root));
        trusted(
                "purpose-server",
                root,
                server().local().purposes(KeyPurposeId.id_kp_serverAuth).by(root));
        trusted(
                "purpose-any",
                root,
                server().local().purposes(KeyPurposeId.anyExtendedKeyUsage).by(root));
        trusted(
                "purpose-both",
                root,
                server().local()
                        .purposes(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth)
                        .by(root));
        rejected(
                "purpose-client",
                WRONG_PURPOSE,
                root,
                server().local().purposes(KeyPurposeId.id_kp_clientAuth).by(root));
        rejected(
                "purpose-other",
                WRONG_PURPOSE,
                root,
                server().local().purposes(KeyPurposeId.id_kp_timeStamping).by(root));
        CertificateNode limited = named("client-root")
                .ca()
                .purposes(KeyPurposeId.id_kp_clientAuth)
                .selfSigned();
        rejected("purpose-of-the-root", WRONG_PURPOSE, limited, server().local().by(limited));
        CertificateNode middle =
                intermediate().ca().purposes(KeyPurposeId.id_kp_clientAuth).by(root);
        rejected(
                "purpose-of-the-intermediate",
                WRONG_PURPOSE,
                root,
                server().local().by(middle),
                middle);
    }

    private void authorities() {
        rejectedBy("root-without-constraints", NOT_A_CA, named("root"));
        rejectedBy("root-that-is-no-ca", NOT_A_CA, named("root").notCa());
        rejectedBy("root-without-cert-sign", NOT_A_CA, named("root").ca().usage(KeyUsage.digitalSignature));
        CertificateNode signing = named("root").ca().usage(KeyUsage.keyCertSign).selfSigned();
        trusted("root-with-cert-sign", signing, server().local().by(signing));
        CertificateNode first = named("root").version1().selfSigned();
        trusted("root-of-version-1", first, server().local().by(first));
        CertificateNode root = root();
        for (Request request : List.of(
                intermediate(), intermediate().notCa(), intermediate().ca().usage(KeyUsage.cRLSign))) {
            CertificateNode middle = request.by(root);
            rejected(
                    "intermediate-that-is-no-ca-" + cases.size(),
                    NOT_A_CA,
                    root,
                    server().local().by(middle),
                    middle);
        }
        CertificateNode old = intermediate().version1().by(root);
        rejected("intermediate-of-version-1", NOT_A_CA, root, server().local().by(old), old);
    }

    private void rejectedBy(String name, RejectionReason reason, Request request) {
        CertificateNode root = request.selfSigned();
        rejected(name, reason, root, server().local().by(root));
    }

    private void paths() {
        CertificateNode root = root();
        CertificateNode middle = intermediate().ca().by(root);
        CertificateNode server = server().local().by(middle);
        CertificateNode other = named("other").ca().keys(RSA).selfSigned();
        trusted("intermediate", root, server, middle);
        trusted("root-presented-too", root, server, middle, root);
        trusted("others-presented-first", root, server, other, root, middle, middle);
        trusted("intermediate-as-root", middle, server);
        rejected("intermediate-missing", UNKNOWN_ISSUER, root, server);
        rejected("other-root", UNKNOWN_ISSUER, other, server, middle, root);
        CertificateNode namesake = named("root").ca().keys(RSA).selfSigned();
        rejected("root-with-another-key", WRONG_KEY, namesake, server, middle);
        add(
                "both-roots-of-a-name",
                ADDRESS,
                server,
                List.of(middle),
                List.of(namesake, root),
                List.of(),
                Optional.empty());
        CertificateNode zero = named("root").ca(0).selfSigned();
        trusted("path-length-0", zero, server().local().by(zero));
        CertificateNode tooLong = intermediate().ca().by(zero);
        rejected("path-length-exceeded", PATH_TOO_LONG, zero, server().local().by(tooLong), tooLong);
        CertificateNode one = named("root").ca(1).selfSigned();
        CertificateNode within = intermediate().ca().by(one);
        trusted("path-length-1", one, server().local().by(within), within);
        otherEncoding();
    }

    private void otherEncoding() {
        X500Name printable = new X500NameBuilder()
                .addRDN(BCStyle.CN, new DERPrintableString("root"))
                .build();
        X500Name utf8 = new X500NameBuilder()
                .addRDN(BCStyle.CN, new DERUTF8String("root"))
                .build();
        CertificateNode root = named("root").ca().selfSigned();
        X500Name other =
                root.name().equals(printable) && root.name().toASN1Primitive().equals(printable.toASN1Primitive())
                        ? utf8
                        : printable;
        rejected(
                "issuer-in-another-encoding",
                UNKNOWN_ISSUER,
                root,
                server().local().signed(other, root.keys()));
    }

    private void dates() {
        CertificateNode root = root();
        rejected("expired", EXPIRED, root, server().local().to("2021-01-01").by(root));
        rejected(
                "not-yet-valid",
                NOT_YET_VALID,
                root,
                server().local().from("2040-01-01").by(root));
        CertificateNode middle = intermediate().ca().to("2021-01-01").by(root);
        CertificateNode server = server().local().by(middle);
        rejected("intermediate-expired", EXPIRED, root, server, middle);
        CertificateNode renewed = intermediate().ca().by(root);
        trusted("intermediate-renewed", root, server, middle, renewed);
        CertificateNode ended = named("root").ca().to("2021-01-01").selfSigned();
        CertificateNode byEnded = server().local().by(ended);
        rejected("root-expired", EXPIRED, ended, byEnded);
        add(
                "root-renewed",
                ADDRESS,
                byEnded,
                List.of(),
                List.of(ended, named("root").ca().selfSigned()),
                List.of(),
                Optional.empty());
        CertificateNode former =
                named("former-root").ca().keys(RSA).to("2021-01-01").selfSigned();
        CertificateNode cross = named("root").ca().by(former);
        trusted("cross-signed-by-an-expired-root", root, server().local().by(root), cross, former);
        CertificateNode endedCross = named("root").ca().to("2021-01-01").by(former);
        trusted("expired-cross-signature", root, server().local().by(root), endedCross);
    }

    private void ownRoots() {
        CertificateNode root = root();
        CertificateNode server = server().local().by(root);
        trusted("server-as-root", server, server);
        CertificateNode self = server().local().selfSigned();
        trusted("self-signed-as-root", self, self);
        CertificateNode notCa = server().local().notCa().selfSigned();
        trusted("self-signed-that-is-no-ca", notCa, notCa);
        CertificateNode weak = server().local().digest("SHA1").selfSigned();
        trusted("self-signed-with-SHA1", weak, weak);
        CertificateNode client =
                server().local().purposes(KeyPurposeId.id_kp_clientAuth).selfSigned();
        rejected("self-signed-for-clients", WRONG_PURPOSE, client, client);
        CertificateNode unnamed = named(ADDRESS).selfSigned();
        rejected("self-signed-cn-only", NO_ALTERNATIVE_NAME, unnamed, unnamed);
        rejected("self-signed-unknown", UNKNOWN_ISSUER, root, self);
    }

    private void constraints() {
        GeneralSubtree loopback = new GeneralSubtree(ip("127.0.0.0/8"));
        GeneralSubtree other = new GeneralSubtree(ip("10.0.0.0/8"));
        GeneralSubtree local = new GeneralSubtree(dns("localhost"));
        GeneralSubtree elsewhere = new GeneralSubtree(dns("elsewhere.example"));
        constrained("constraint-permits-address", Optional.empty(), permitted(loopback));
        constrained("constraint-permits-both", Optional.empty(), permitted(loopback, local));
        constrained("constraint-permits-other-address", Optional.of(NAME_CONSTRAINT), permitted(other));
        constrained("constraint-permits-name", Optional.empty(), permitted(local));
        constrained("constraint-permits-other-name", Optional.of(NAME_CONSTRAINT), permitted(elsewhere));
        constrained(
                "constraint-excludes-address",
                Optional.of(NAME_CONSTRAINT),
                new NameConstraints(null, new GeneralSubtree[] {loopback}));
        constrained("constraint-excludes-other-name", Optional.empty(), new NameConstraints(null, new GeneralSubtree[] {
            elsewhere
        }));
        CertificateNode root = root();
        rejected(
                "critical-extension",
                UNKNOWN_CRITICAL_EXTENSION,
                root,
                server().local().unknown(true).by(root));
        trusted("extension", root, server().local().unknown(false).by(root));
        CertificateNode unknown = named("root").ca().unknown(true).selfSigned();
        rejected(
                "critical-extension-of-the-root",
                UNKNOWN_CRITICAL_EXTENSION,
                unknown,
                server().local().by(unknown));
    }

    private static NameConstraints permitted(GeneralSubtree... trees) {
        return new NameConstraints(trees, null);
    }

    private void constrained(String name, Optional<RejectionReason> expected, NameConstraints constraints) {
        CertificateNode root = named("root").ca().constraints(constraints).selfSigned();
        add(name, ADDRESS, server().local().by(root), List.of(), List.of(root), List.of(), expected);
    }

    private void systemRoots() {
        CertificateNode root = root();
        CertificateNode other = named("other").ca().keys(RSA).selfSigned();
        CertificateNode server = server().local().by(root);
        add("trusted-by-the-system", ADDRESS, server, List.of(), List.of(other), List.of(root), Optional.empty());
        add("trusted-by-file", ADDRESS, server, List.of(), List.of(root), List.of(other), Optional.empty());
        add("trusted-by-none", ADDRESS, server, List.of(), List.of(other), List.of(other), Optional.of(UNKNOWN_ISSUER));
        CertificateNode ended = named("root").ca().to("2021-01-01").selfSigned();
        add("expired-in-the-system", ADDRESS, server, List.of(), List.of(root), List.of(ended), Optional.empty());
    }

    private void trusted(String name, CertificateNode root, CertificateNode server, CertificateNode... others) {
        add(name, ADDRESS, server, List.of(others), List.of(root), List.of(), Optional.empty());
    }

    private void rejected(
            String name,
            RejectionReason reason,
            CertificateNode root,
            CertificateNode server,
            CertificateNode... others) {
        add(name, ADDRESS, server, List.of(others), List.of(root), List.of(), Optional.of(reason));
    }

    private void add(
            String name,
            String host,
            CertificateNode server,
            List<CertificateNode> others,
            List<CertificateNode> file,
            List<CertificateNode> system,
            Optional<RejectionReason> expected) {
        cases.add(new Case(
                name,
                host,
                server.keys().getPrivate(),
                certificates(Stream.concat(Stream.of(server), others.stream())),
                certificates(file.stream()),
                certificates(system.stream()),
                expected));
    }

    private static List<X509Certificate> certificates(Stream<CertificateNode> nodes) {
        return nodes.map(CertificateNode::certificate).toList();
    }

    private static CertificateNode root() {
        return named("root").ca().keys(EC).selfSigned();
    }

    private static Request intermediate() {
        return named("intermediate").keys(RSA);
    }

    private static Request server() {
        return named("server");
    }

    private static Request rsa() {
        return server().local().keys(RSA);
    }

    private static GeneralName ip(String address) {
        return new GeneralName(GeneralName.iPAddress, address);
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
