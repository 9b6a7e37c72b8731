// SPDX-License-Identifier: Apache-2.0
// usage: node compile-schema.mjs <schema> <module to write>
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

const [schema, module] = process.argv.slice(2);
const ajv = new Ajv({strict: false, code: {source: true, esm: false}});
ajv.addKeyword('patternErrorMessage');
mkdirSync(dirname(module), {recursive: true});
writeFileSync(module, standalone.default(ajv, ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))));
