// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hosts that a certificate is issued for, compared as in Go: subject alternative names only. */
public final class ServerNames {
    private static final String EXTENSION = "2.5.29.17";
    private static final int DNS = 2;
    private static final int ADDRESS = 7;
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern LABELS = Pattern.compile("[a-z0-9_][a-z0-9_-]*(\\.[a-z0-9_][a-z0-9_-]*)*");

    private ServerNames() {}

    /** The DNS names and IP addresses of a certificate. */
    public static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>(values(certificate, DNS));
        names.addAll(values(certificate, ADDRESS));
        return names;
    }

    static Optional<RejectionReason> check(X509Certificate certificate, String host) {
        boolean matches = isAddress(host)
                ? values(certificate, ADDRESS).stream().anyMatch(address -> isSameAddress(address, host))
                : values(certificate, DNS).stream().anyMatch(pattern -> matches(pattern, host));
        if (matches) {
            return Optional.empty();
        }
        return Optional.of(
                of(certificate).isEmpty() ? RejectionReason.NO_ALTERNATIVE_NAME : RejectionReason.WRONG_HOST);
    }

    static byte @Nullable [] encoded(X509Certificate certificate) {
        return certificate.getExtensionValue(EXTENSION);
    }

    private static List<String> values(X509Certificate certificate, int type) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0).equals(type))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException ignored) {
            return List.of();
        }
    }

    private static boolean matches(String pattern, String host) {
        String name = withoutFinalDot(host.toLowerCase(Locale.ROOT));
        String expected = pattern.toLowerCase(Locale.ROOT);
        // A wildcard stands for the whole first label only.
        if (!expected.matches("\\*(\\..*)?") || !LABELS.matcher(name).matches()) {
            return expected.equals(name) || expected.equals(host.toLowerCase(Locale.ROOT));
        }
        int dot = name.indexOf('.');
        return expected.substring(1).equals(dot < 0 ? "" : name.substring(dot));
    }

    private static String withoutFinalDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    private static boolean isSameAddress(String one, String other) {
        try {
            // Both are literals, so nothing is looked up.
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException ignored) {
            return false;
        }
    }
}
