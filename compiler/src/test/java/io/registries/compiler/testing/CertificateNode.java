// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate and its key.
 *
 * @param name the subject
 * @param keys the key
 * @param certificate the certificate
 */
record CertificateNode(X500Name name, KeyPair keys, X509Certificate certificate) {
    static final KeyPair EC = keyPair("EC", 256);
    static final KeyPair RSA = keyPair("RSA", 2048);
    private static final AtomicLong SERIAL = new AtomicLong(1);

    static KeyPair keyPair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Describes a certificate. */
    static Request named(String commonName) {
        return new Request(new X500Name("CN=" + commonName));
    }

    /** A certificate to issue. */
    static final class Request {
        private final X500Name name;
        private final List<Extension> extensions = new ArrayList<>();
        private KeyPair keys = EC;
        private String algorithm = "SHA256";
        private Instant from = Instant.parse("2020-01-01T00:00:00Z");
        private Instant to = Instant.parse("2049-12-31T00:00:00Z");
        private boolean version1;

        private Request(X500Name name) {
            this.name = name;
        }

        Request ca() {
            return with(Extension.basicConstraints, true, new BasicConstraints(true));
        }

        Request ca(int pathLength) {
            return with(Extension.basicConstraints, true, new BasicConstraints(pathLength));
        }

        Request notCa() {
            return with(Extension.basicConstraints, true, new BasicConstraints(false));
        }

        Request local() {
            return names(new GeneralName(GeneralName.iPAddress, "127.0.0.1"), dns("localhost"));
        }

        Request names(GeneralName... names) {
            return with(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }

        Request usage(int usages) {
            return with(Extension.keyUsage, true, new KeyUsage(usages));
        }

        Request purposes(KeyPurposeId... purposes) {
            return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }

        Request constraints(NameConstraints constraints) {
            return with(Extension.nameConstraints, true, constraints);
        }

        Request unknown(boolean critical) {
            return with(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), critical, DERNull.INSTANCE);
        }

        Request keys(KeyPair pair) {
            this.keys = pair;
            return this;
        }

        Request digest(String name) {
            this.algorithm = name;
            return this;
        }

        Request from(String date) {
            this.from = Instant.parse(date + "T00:00:00Z");
            return this;
        }

        Request to(String date) {
            this.to = Instant.parse(date + "T00:00:00Z");
            return this;
        }

        Request version1() {
            this.version1 = true;
            return this;
        }

        private Request with(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
            try {
                extensions.add(Extension.create(id, critical, value));
                return this;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        CertificateNode selfSigned() {
            return signed(name, keys);
        }

        CertificateNode by(CertificateNode issuer) {
            return signed(issuer.name, issuer.keys);
        }

        /** Issued under another encoding of the issuer's name, or by another key of that name. */
        CertificateNode signed(X500Name issuer, KeyPair signer) {
            try {
                ContentSigner signing = signing(signature(signer)).build(signer.getPrivate());
                BigInteger serial = BigInteger.valueOf(SERIAL.incrementAndGet());
                SubjectPublicKeyInfo key =
                        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
                X509CertificateHolder holder;
                if (version1) {
                    holder = new X509v1CertificateBuilder(issuer, serial, Date.from(from), Date.from(to), name, key)
                            .build(signing);
                } else {
                    X509v3CertificateBuilder builder =
                            new X509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(to), name, key);
                    for (Extension extension : extensions) {
                        builder.addExtension(extension);
                    }
                    holder = builder.build(signing);
                }
                return new CertificateNode(name, keys, new JcaX509CertificateConverter().getCertificate(holder));
            } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static JcaContentSignerBuilder signing(String signature) {
            JcaContentSignerBuilder builder = new JcaContentSignerBuilder(signature);
            return signature.endsWith("MGF1") ? builder.setProvider(new BouncyCastleProvider()) : builder;
        }

        private String signature(KeyPair signer) {
            return switch (signer.getPrivate().getAlgorithm()) {
                case "RSA" ->
                    algorithm.endsWith("MGF1") ? algorithm.replace("MGF1", "withRSAandMGF1") : algorithm + "withRSA";
                case "EC" -> algorithm + "withECDSA";
                default -> "Ed25519";
            };
        }
    }

    static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }
}
