// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An image of one empty layer, in the directory format of skopeo. */
final class EmptyImage {
    private EmptyImage() {}

    /** Writes it into a folder, and returns the folder. */
    static Path write(Path folder) throws IOException {
        Path image = Files.createDirectories(folder);
        byte[] layer = new byte[] {
            31, -117, 8, 0, 0, 0, 0, 0, 0, -1, 99, 24, 5, -93, 96, 20, -116, 88, 0, 0, 46, -81, -75, -17, 0, 4, 0, 0
        };
        byte[] configuration = ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":"
                        + "\"layers\",\"diff_ids\":[\"sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef\"]}}")
                .getBytes(StandardCharsets.UTF_8);
        Files.write(image.resolve(sha256(layer)), layer);
        Files.write(image.resolve(sha256(configuration)), configuration);
        Files.writeString(image.resolve("version"), "Directory Transport Version: 1.1\n");
        Files.writeString(
                image.resolve("manifest.json"),
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.docker.distribution.manifest.v2+json\",\"config\":"
                        + descriptor("application/vnd.docker.container.image.v1+json", configuration)
                        + ",\"layers\":["
                        + descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip", layer) + "]}");
        return image;
    }

    private static String descriptor(String type, byte[] content) {
        return "{\"mediaType\":\"" + type + "\",\"size\":" + content.length + ",\"digest\":\"sha256:" + sha256(content)
                + "\"}";
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
