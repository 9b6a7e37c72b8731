// SPDX-License-Identifier: Apache-2.0
// Opens a file of SOPS. In: {file, identity}. Out: {values, macFits}.
// sops-age opens the data key and the values, but has no check of the MAC: that is made here, from the description in
// the README of getsops/sops and nothing of the compiler's.
import { createDecipheriv, createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { Decrypter, armor } from "age-encryption";
import { decryptSops } from "sops-age";
import { parse } from "yaml";

const { file, identity } = JSON.parse(await text(process.stdin));
const values = await decryptSops(file, { secretKey: identity, fileType: "yaml" });

function* leaves(node) {
  if (node === null || typeof node !== "object") {
    yield node;
  } else {
    for (const child of Object.values(node)) {
      yield* leaves(child);
    }
  }
}

const hash = createHash("sha512");
for (const leaf of leaves(values)) {
  if (leaf !== null) {
    hash.update(typeof leaf === "boolean" ? (leaf ? "True" : "False") : String(leaf));
  }
}

const { sops } = parse(file);
const age = new Decrypter();
age.addIdentity(identity);
const errors = [];
let dataKey;
for (const { enc } of sops.age) {
  try {
    dataKey ??= await age.decrypt(armor.decode(enc), "uint8array");
  } catch (another) {
    errors.push(another);
  }
}
if (!dataKey) {
  throw new AggregateError(errors, "no recipient has this identity");
}
const [, data, iv, tag] = /^ENC\[AES256_GCM,data:(.+),iv:(.+),tag:(.+),type:str\]$/
  .exec(sops.mac)
  .map((part) => Buffer.from(part, "base64"));
const mac = createDecipheriv("aes-256-gcm", dataKey, iv).setAAD(Buffer.from(sops.lastmodified)).setAuthTag(tag);
const expected = mac.update(data, undefined, "utf8") + mac.final("utf8");
const macFits = expected === hash.digest("hex").toUpperCase();
process.stdout.write(JSON.stringify({ values, macFits }));
