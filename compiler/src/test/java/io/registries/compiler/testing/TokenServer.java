// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A token service that docker-registry trusts (https://distribution.github.io/distribution/spec/auth/jwt/): users with
 * passwords and permitted actions. Anonymous requests get a token without permissions.
 */
public final class TokenServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> passwords;
    private final Map<String, List<String>> actions;

    public TokenServer(Map<String, String> passwords, Map<String, List<String>> actions) throws IOException {
        this.passwords = passwords;
        this.actions = actions;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::serve);
        server.start();
    }

    /** The configuration of docker-registry for this service. */
    public String configuration() {
        return "auth: {token: {realm: \"http://127.0.0.1:" + server.getAddress().getPort()
                + "/token\", service: lab, issuer: lab, rootcertbundle: " + Certificates.pem("good") + "}}\n";
    }

    private void serve(HttpExchange exchange) throws IOException {
        String user = "";
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null) {
            String[] pair = new String(
                            Base64.getDecoder().decode(authorization.substring("Basic ".length())),
                            StandardCharsets.UTF_8)
                    .split(":", 2);
            if (!pair[1].equals(passwords.get(pair[0]))) {
                exchange.sendResponseHeaders(401, -1);
                exchange.close();
                return;
            }
            user = pair[0];
        }
        byte[] answer = ("{\"token\":\"" + token(user, exchange.getRequestURI().getRawQuery()) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String token(String user, String query) {
        List<String> access = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("scope=")) {
                String[] scope = URLDecoder.decode(parameter.substring(6), StandardCharsets.UTF_8)
                        .split(":", 3);
                List<String> granted = Arrays.stream(scope[2].split(","))
                        .filter(actions.getOrDefault(user, List.of())::contains)
                        .map(action -> "\"" + action + "\"")
                        .toList();
                access.add("{\"type\":\"repository\",\"name\":\"" + scope[1] + "\",\"actions\":["
                        + String.join(",", granted) + "]}");
            }
        }
        long now = Instant.now().getEpochSecond();
        String claims =
                "{\"iss\":\"lab\",\"aud\":\"lab\",\"sub\":\"" + user + "\",\"iat\":" + now + ",\"nbf\":" + (now - 60)
                        + ",\"exp\":" + (now + 300) + ",\"jti\":\"1\",\"access\":[" + String.join(",", access) + "]}";
        return signed(claims);
    }

    private static String signed(String claims) {
        try {
            byte[] certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(Files.newInputStream(Certificates.pem("good")))
                    .getEncoded();
            String header = "{\"typ\":\"JWT\",\"alg\":\"ES256\",\"x5c\":[\""
                    + Base64.getEncoder().encodeToString(certificate) + "\"]}";
            String content = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                    + encoded(claims.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + encoded(signature.sign());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key() throws IOException, GeneralSecurityException {
        String base64 = Files.readString(Certificates.key()).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
