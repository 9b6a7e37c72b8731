// SPDX-License-Identifier: Apache-2.0
// Seals a value as kubeseal does. In: {pemKey, scope, namespace, name, value}. Out: the ciphertext in Base64.
import { text } from "node:stream/consumers";
import sealing from "@socialgouv/aes-gcm-rsa-oaep";

process.stdout.write(await sealing.encryptValue(JSON.parse(await text(process.stdin))));
