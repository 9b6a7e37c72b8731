// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.registries.compiler.CheckResult;
import io.registries.compiler.HostResolver;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts with several addresses, and addresses in place of names. */
class AddressesTest {
    private static final String EMPTY = """
            {"tls": "%s", "mappings": [
              {"request": {"urlPath": "/v2/"}, "response": {"status": 200, "body": "{}"}}]}""";
    private static final String TOKENS = """
            {"tls": "hub", "mappings": [
              {"request": {"urlPath": "/token"}, "response": {"status": 200, "body": "{\\"token\\":\\"t\\"}"}},
              {"request": {"urlPath": "/v2/"}, "response": {"status": 200, "body": "{}"}},
              {"request": {"urlPath": "/v2/", "headers": {"Authorization": {"absent": true}}}, "response": {"status": 401,
                "headers": {"WWW-Authenticate": "Bearer realm=\\"https://auth.test:50000/token\\""}}}]}""";

    @TempDir
    private Path folder;

    /** As Go's dialer, which tries the addresses in turn. */
    @Test
    void connectsToAnAddressThatAcceptsTheConnection() throws IOException {
        try (StubServer server = new StubServer(TOKENS)) {
            Result<CheckResult> result = check(
                    "registry.test:" + server.port(),
                    names(Map.of(
                            "registry.test", "127.0.0.3 127.0.0.2 127.0.0.1", "auth.test", "127.0.0.2 127.0.0.1")));
            assertThat(result.diagnostics()).isEmpty();
            assertThat(server.requests()).containsExactly("GET /v2/", "GET /token Basic", "GET /v2/ Bearer");
        }
    }

    @Test
    void reportsThatNoAddressAcceptsTheConnection() throws IOException {
        try (StubServer server = new StubServer(EMPTY.formatted("hub"))) {
            Result<CheckResult> result =
                    check("registry.test:" + server.port(), names(Map.of("registry.test", "127.0.0.3 127.0.0.2")));
            assertThat(result.diagnostics()).singleElement().satisfies(diagnostic -> {
                assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.UNREACHABLE_HOST);
                assertThat(diagnostic.message()).endsWith("refuses the connection");
            });
        }
    }

    @Test
    void reportsThatNoAddressOfTheTokenServiceAcceptsTheConnection() throws IOException {
        try (StubServer server = new StubServer(TOKENS)) {
            Result<CheckResult> result = check(
                    "registry.test:" + server.port(),
                    names(Map.of("registry.test", "127.0.0.1", "auth.test", "127.0.0.3 127.0.0.2")));
            assertThat(result.diagnostics()).singleElement().satisfies(diagnostic -> {
                assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.UNREACHABLE_HOST);
                assertThat(diagnostic.message())
                        .startsWith("cannot connect to the token service `https://auth.test:")
                        .endsWith("refuses the connection");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "good, ",
        "expired, EXPIRED_CERTIFICATE",
        "wrong-host, CERTIFICATE_HOSTNAME_MISMATCH",
        "self-signed, UNTRUSTED_CERTIFICATE",
        "expiring, EXPIRING_CERTIFICATE"
    })
    void judgesTheCertificateOfAnIpv6Address(String certificate, DiagnosticCode code) throws IOException {
        assumeTrue(
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress()),
                "IPv6 is enabled");
        try (StubServer server = new StubServer(EMPTY.formatted(certificate), "::1")) {
            Result<CheckResult> result = check("[::1]:" + server.port(), CheckRunner.NAMES);
            assertThat(result.diagnostics())
                    .extracting(Diagnostic::code)
                    .filteredOn(found -> found != DiagnosticCode.UNVERIFIED_CREDENTIALS)
                    .isEqualTo(code == null ? List.of() : List.of(code));
            assertThat(CheckRunner.checks(result))
                    .singleElement()
                    .satisfies(check -> assertThat(check.daysToExpiry().isPresent())
                            .isEqualTo(code == null || code == DiagnosticCode.EXPIRING_CERTIFICATE));
        }
    }

    private Result<CheckResult> check(String authority, HostResolver names) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: lab, type: other, url: '%s', username: acme, password: {env: TOKEN}, default: true}
                """.formatted(authority));
        return CheckRunner.run(
                folder,
                CheckRunner.connectivity(ProxyConfig.NONE, names, false, Optional.empty(), CheckRunner.PATIENCE));
    }

    private static HostResolver names(Map<String, String> addresses) {
        return host -> {
            if (!addresses.containsKey(host)) {
                throw new UnknownHostException(host);
            }
            List<InetAddress> all = new ArrayList<>();
            for (String address : addresses.getOrDefault(host, "").split(" ", -1)) {
                all.add(InetAddress.getByName(address));
            }
            return all;
        };
    }
}
