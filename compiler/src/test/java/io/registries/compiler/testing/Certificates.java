// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static io.registries.compiler.testing.CertificateNode.named;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates of servers, as files, created once for all tests of a JVM. */
public final class Certificates {
    public static final char[] PASSWORD = "changeit".toCharArray();

    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FUTURE = Instant.parse("2049-12-31T00:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());
    private static final GeneralName[] LOCAL = {
        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
        new GeneralName(GeneralName.iPAddress, "::1"),
        new GeneralName(GeneralName.dNSName, "localhost")
    };
    private static final Path FOLDER = create();

    private Certificates() {}

    /** A PEM file: {@code ca}, {@code other-ca}, or a server's. */
    public static Path pem(String name) {
        return FOLDER.resolve(name + ".pem");
    }

    /** A server's certificate and key: {@code good}, {@code expired}, {@code wrong-host} and so on. */
    public static Path keyStore(String name) {
        return FOLDER.resolve(name + ".p12");
    }

    /** The key of all servers, in PKCS#8 and PEM. */
    public static Path key() {
        return pem("server-key");
    }

    /** A truststore with one authority. */
    public static KeyStore trusting(String name) {
        try (InputStream in = Files.newInputStream(pem(name))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    name, CertificateFactory.getInstance("X.509").generateCertificate(in));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The TLS context of a server with a certificate. */
    public static SSLContext server(String name) {
        try (InputStream in = Files.newInputStream(keyStore(name))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** DER as PEM. */
    public static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    static KeyPair keyPair(String algorithm, int bits) {
        return CertificateNode.keyPair(algorithm, bits);
    }

    static X509Certificate selfSigned(String name, KeyPair keys, Instant from, Instant to) {
        return new Authority(name, keys).sign(name, keys.getPublic(), from, to, false);
    }

    /** A certificate authority. */
    private record Authority(String name, KeyPair keys) {
        X509Certificate certificate() {
            return sign(name, keys.getPublic(), PAST, FUTURE, true);
        }

        X509Certificate sign(
                String subject, PublicKey key, Instant from, Instant to, boolean authority, GeneralName... names) {
            try {
                X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        new X500Name("CN=" + name),
                        BigInteger.valueOf(SERIAL.incrementAndGet()),
                        Date.from(from),
                        Date.from(to),
                        new X500Name("CN=" + subject),
                        key);
                if (authority) {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                }
                if (names.length > 0) {
                    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
                }
                String algorithm =
                        "SHA256with" + (keys.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
                return new JcaX509CertificateConverter()
                        .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));
            } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Path create() {
        try {
            Path folder = Files.createTempDirectory("certificates");
            Authority authority = new Authority("test-authority", keyPair("EC", 256));
            write(folder, "ca", authority.certificate());
            write(folder, "other-ca", new Authority("other-authority", keyPair("EC", 256)).certificate());
            KeyPair server = keyPair("EC", 256);
            Files.writeString(
                    folder.resolve("server-key.pem"),
                    pem("PRIVATE KEY", server.getPrivate().getEncoded()));
            Signer signer = (name, from, to, names) -> write(
                    folder,
                    name,
                    server.getPrivate(),
                    authority.sign(name, server.getPublic(), from, to, false, names));
            signer.sign("good", PAST, FUTURE, LOCAL);
            signer.sign("expired", PAST, Instant.parse("2021-01-01T00:00:00Z"), LOCAL);
            signer.sign("not-yet-valid", Instant.parse("2040-01-01T00:00:00Z"), FUTURE, LOCAL);
            signer.sign("wrong-host", PAST, FUTURE, new GeneralName(GeneralName.dNSName, "elsewhere.example"));
            signer.sign("expiring", PAST, Instant.now().plus(Duration.ofHours(10 * 24 + 12)), LOCAL);
            signer.sign("many", PAST, FUTURE, new GeneralName(GeneralName.dNSName, "*.many.test"));
            signer.sign(
                    "hub",
                    PAST,
                    FUTURE,
                    Stream.of(
                                    "registry-1.docker.io",
                                    "registry.test",
                                    "auth.test",
                                    "210987654321.dkr.ecr.eu-west-1.amazonaws.com",
                                    "123456789012.dkr.ecr.eu-west-1.amazonaws.com",
                                    "123456789012.dkr.ecr.us-gov-west-1.amazonaws.com",
                                    "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn",
                                    "123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu")
                            .map(name -> new GeneralName(GeneralName.dNSName, name))
                            .toArray(GeneralName[]::new));
            write(
                    folder,
                    "self-signed",
                    server.getPrivate(),
                    new Authority("self-signed", server)
                            .sign("self-signed", server.getPublic(), PAST, FUTURE, true, LOCAL));
            writeSpecial(
                    folder,
                    new CertificateNode(new X500Name("CN=test-authority"), authority.keys(), authority.certificate()));
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeSpecial(Path folder, CertificateNode authority) throws IOException {
        write(folder, "no-alternative-name", named("localhost").by(authority));
        write(folder, "sha1", named("server").local().digest("SHA1").by(authority));
        write(
                folder,
                "client-purpose",
                named("server").local().purposes(KeyPurposeId.id_kp_clientAuth).by(authority));
        write(
                folder,
                "key-encipherment",
                named("server")
                        .local()
                        .keys(CertificateNode.RSA)
                        .usage(KeyUsage.keyEncipherment)
                        .by(authority));
        CertificateNode ended = named("intermediate\u202e")
                .ca()
                .keys(CertificateNode.RSA)
                .to("2021-01-01")
                .by(authority);
        write(folder, "intermediate-expired", named("server").local().by(ended), ended);
        CertificateNode former =
                named("former").ca().keys(CertificateNode.RSA).to("2021-01-01").selfSigned();
        CertificateNode cross = named("test-authority")
                .ca()
                .keys(authority.keys())
                .to("2021-01-01")
                .by(former);
        write(folder, "expired-cross-signature", named("server").local().by(authority), cross, former);
    }

    private static void write(Path folder, String name, CertificateNode server, CertificateNode... others)
            throws IOException {
        X509Certificate[] chain = Stream.concat(Stream.of(server), Stream.of(others))
                .map(CertificateNode::certificate)
                .toArray(X509Certificate[]::new);
        write(folder, name, server.keys().getPrivate(), chain);
    }

    /** Signs and writes a server's certificate. */
    private interface Signer {
        void sign(String name, Instant from, Instant to, GeneralName... names) throws IOException;
    }

    private static void write(Path folder, String name, PrivateKey key, X509Certificate... chain) throws IOException {
        write(folder, name, chain[0]);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, PASSWORD, chain);
            store.store(out, PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path folder, String name, X509Certificate certificate) throws IOException {
        try {
            Files.writeString(folder.resolve(name + ".pem"), pem("CERTIFICATE", certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
