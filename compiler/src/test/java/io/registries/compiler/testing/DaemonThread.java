// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

/** Threads of stub servers, which do not keep the JVM of the tests alive. */
final class DaemonThread {
    private DaemonThread() {}

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
