// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * The certificate of a Sealed Secrets controller, as {@code kubeseal --fetch-cert} prints it.
 *
 * @param key the public key for session keys
 * @param notBefore the start of its validity
 * @param notAfter the end of its validity; the controller still decrypts values sealed before
 */
public record SealingCertificate(RSAPublicKey key, Instant notBefore, Instant notAfter) {
    /** Shorter keys are no longer considered secure (NIST SP 800-131A). */
    private static final int MIN_BITS = 2048;

    /**
     * Parses the first certificate of a PEM file.
     *
     * @throws SealingException if it is not usable; the message follows "the certificate `x`"
     */
    public static SealingCertificate parse(byte[] pem) throws SealingException {
        X509Certificate certificate = first(pem);
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            throw new SealingException("does not contain an RSA key");
        }
        if (key.getModulus().bitLength() < MIN_BITS) {
            throw new SealingException("contains an RSA key of "
                    + key.getModulus().bitLength() + " bits; at least " + MIN_BITS + " bits are required");
        }
        return new SealingCertificate(
                key,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static X509Certificate first(byte[] pem) throws SealingException {
        try {
            return PemCertificates.read(pem).get(0);
        } catch (PemException e) {
            throw new SealingException(e.reason());
        }
    }
}
