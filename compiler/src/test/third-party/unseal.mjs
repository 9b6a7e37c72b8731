// SPDX-License-Identifier: Apache-2.0
// Opens a value that was sealed. In: {key: PKCS#8 in Base64, scope, namespace, name, sealed}. Out: the value.
import { webcrypto } from "node:crypto";
import { text } from "node:stream/consumers";
import sealing from "@socialgouv/aes-gcm-rsa-oaep";

const given = JSON.parse(await text(process.stdin));
const key = await webcrypto.subtle.importKey(
  "pkcs8",
  Buffer.from(given.key, "base64"),
  { name: "RSA-OAEP", hash: "SHA-256" },
  false,
  ["decrypt"],
);
const sealed = new Uint8Array(Buffer.from(given.sealed, "base64")).buffer;
process.stdout.write(await sealing.HybridDecrypt(key, sealed, Buffer.from(sealing.getLabel(given))));
