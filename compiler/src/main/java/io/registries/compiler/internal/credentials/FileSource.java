// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.process.Git;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.SecretReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads secrets from files; the whole content is the value, without a final line break. */
public record FileSource() implements CredentialSource {
    @Override
    public boolean serves(SecretReference reference) {
        return reference instanceof SecretReference.SecretFile;
    }

    @Override
    public String read(SecretReference reference, CredentialSource.CredentialPart part)
            throws CredentialSource.CredentialUnavailableException {
        FileReference file = ((SecretReference.SecretFile) reference).file();
        try {
            byte[] bytes = SecretFileReader.read(file.path());
            if (bytes.length > SecretFileReader.MAX_BYTES) {
                throw new CredentialSource.CredentialUnavailableException(
                        false, "is larger than 1 MiB", "name a file that contains only the secret");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String value = withoutLineBreak(text);
            if (value.isEmpty()) {
                throw new CredentialSource.CredentialUnavailableException(true, "is empty", "write the secret to it");
            }
            return value;
        } catch (NoSuchFileException ignored) {
            throw new CredentialSource.CredentialUnavailableException(
                    true,
                    "does not exist",
                    file.written().startsWith("~")
                            ? "write the whole path: `~` is not expanded"
                            : "create it; paths are relative to the file that declares them");
        } catch (CharacterCodingException ignored) {
            throw new CredentialSource.CredentialUnavailableException(false, "is not UTF-8 text", "save it as UTF-8");
        } catch (SecretFileReader.NotRegularFileException e) {
            throw new CredentialSource.CredentialUnavailableException(
                    false, e.problem(), "name the file that contains the secret");
        } catch (IOException ignored) {
            throw new CredentialSource.CredentialUnavailableException(
                    false, "cannot be read", "check that it is a file and that you may read it");
        }
    }

    @Override
    public Optional<Diagnostic> warningFor(Located<SecretReference> reference) {
        FileReference file = ((SecretReference.SecretFile) reference.value()).file();
        return SecretFileCheck.check(new Located<>(file, reference.span()), Git.fromSystem());
    }

    private static String withoutLineBreak(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
