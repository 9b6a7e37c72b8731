// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.util.function.Supplier;

/** AWS credentials of this machine, in the first source of the AWS SDK. */
public final class AwsIdentity {
    private AwsIdentity() {}

    /** Runs an action with or without such credentials. */
    public static <T> T during(boolean present, Supplier<T> work) {
        if (!present) {
            return work.get();
        }
        System.setProperty("aws.accessKeyId", CheckRunner.ENVIRONMENT.getOrDefault("KEY_ID", ""));
        System.setProperty("aws.secretAccessKey", "canary-of-the-machine");
        try {
            return work.get();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }
}
