// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.seal.SealedSecretEncryptor;
import io.registries.compiler.internal.seal.SealingCertificate;
import io.registries.compiler.internal.seal.SealingException;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import io.registries.compiler.model.Delivery.Sealed;
import io.registries.compiler.model.OutputKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Generates SealedSecret objects (bitnami.com/v1alpha1), one file per pull secret. */
final class SealedSecrets extends PullSecretGenerator {
    private static final String ENDING = ".yaml";
    private static final String TEMPLATE = "sealed-secrets/secret.yaml.mustache";

    SealedSecrets() {
        super(OutputKind.SEALED_SECRETS, Sealed.class);
    }

    @Override
    List<FileTemplateModel> files(EnvironmentPullSecret pullSecret, EmitInput input) {
        Keychain keychain = input.keychain();
        ReencryptionPolicy policy = input.reencryption();
        Sealed sealed = (Sealed) pullSecret.secret().delivery();
        SealingCertificate certificate = certificate(sealed);
        String path = pullSecret.path(kind()) + ENDING;
        EncryptionFingerprint inputs = policy.fingerprint(
                path,
                pullSecret,
                keychain,
                HexFormat.of().formatHex(certificate.key().getEncoded()),
                sealed.scope(),
                pullSecret.metadata());
        Optional<String> previous = policy.reuse(path, inputs);
        Optional<String> reused = previous.flatMap(SealedSecrets::ciphertext)
                .filter(ciphertext -> SealedSecretEncryptor.isCiphertext(ciphertext, certificate));
        String ciphertext = reused.orElseGet(() ->
                seal(pullSecret, sealed, certificate, keychain, policy.random().get()));
        return List.of(
                file(pullSecret, ENDING, TEMPLATE, () -> document(pullSecret, sealed, ciphertext), pullSecret::addFacts)
                        .complete(pullSecret.isComplete(keychain))
                        .withPostProcessor(
                                text -> policy.withFingerprint(path, inputs, text, reused.flatMap(same -> previous))));
    }

    private static String seal(
            EnvironmentPullSecret pullSecret,
            Sealed sealed,
            SealingCertificate certificate,
            Keychain keychain,
            SecureRandom random) {
        return new SealedSecretEncryptor(certificate, random)
                .seal(
                        sealed.scope(),
                        pullSecret.environment().namespace().orElse(""),
                        pullSecret.secret().name().value(),
                        DockerConfigJson.render(pullSecret.secret(), keychain).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> document(EnvironmentPullSecret pullSecret, Sealed sealed, String ciphertext) {
        Map<String, String> scope = sealed.scope().annotations();
        Map<String, Object> document = pullSecret.manifest("bitnami.com/v1alpha1", "SealedSecret");
        document.put("metadata", EnvironmentPullSecret.with(pullSecret.metadata(), Map.of(), scope));
        Map<String, String> annotations =
                new LinkedHashMap<>(pullSecret.secret().annotations());
        annotations.putAll(scope);
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("type", DockerConfigJson.TYPE);
        template.put(
                "metadata",
                EnvironmentPullSecret.with(
                        pullSecret.metadata(), pullSecret.secret().labels(), annotations));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("encryptedData", Map.of(DockerConfigJson.KEY, ciphertext));
        spec.put("template", template);
        document.put("spec", spec);
        return document;
    }

    private static Optional<String> ciphertext(String text) {
        return YamlReader.read(new SourceFile("output", Path.of("output"), text))
                .value()
                .flatMap(root -> child(root, "spec"))
                .flatMap(spec -> child(spec, "encryptedData"))
                .flatMap(data -> child(data, DockerConfigJson.KEY))
                .map(node -> node instanceof Node.Scalar scalar ? scalar.text() : "")
                .filter(found -> !found.isEmpty());
    }

    private static Optional<Node> child(Node node, String key) {
        return node instanceof Node.Mapping mapping ? mapping.entry(key).map(Node.Entry::value) : Optional.empty();
    }

    private static SealingCertificate certificate(Sealed sealed) {
        try {
            return SealingCertificate.parse(sealed.certificate().value().content());
        } catch (IOException | SealingException e) {
            throw new IllegalStateException("the certificate was validated before", e);
        }
    }
}
