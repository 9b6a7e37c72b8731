// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.crypto.Sha256;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/** Identifies a configuration by its files and the certificates that they name. */
final class ConfigurationDigest {
    private ConfigurationDigest() {}

    static String of(ValidatedConfiguration validated) {
        Sha256 digest = new Sha256();
        List<SourceFile> sources = validated.sources().stream()
                .sorted(Comparator.comparing(SourceFile::name))
                .toList();
        for (SourceFile source : sources) {
            digest.add(source.name());
            digest.add(source.text());
        }
        for (Registry registry : validated.configuration().registries()) {
            registry.connection().caCertificate().ifPresent(file -> digest.add(content(file.value())));
        }
        return digest.hex();
    }

    private static byte[] content(FileReference file) {
        try {
            return file.content();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
