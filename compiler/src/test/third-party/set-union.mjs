// SPDX-License-Identifier: Apache-2.0
// What gitlab-ci-local expects of Node 22, for Node 20.
Set.prototype.union ??= function (other) {
  return new Set([...this, ...other]);
};
