// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Severity;

/** How a console shows what matters. */
enum ConsoleStyle {
    PLAIN {
        @Override
        String strong(Severity severity, String text) {
            return text;
        }

        @Override
        String faint(String text) {
            return text;
        }
    },
    ANSI {
        @Override
        String strong(Severity severity, String text) {
            int colour = switch (severity) {
                case ERROR -> 31;
                case WARNING -> 33;
                case NOTE -> 36;
            };
            return "\u001b[1;" + colour + "m" + text + "\u001b[m";
        }

        @Override
        String faint(String text) {
            return "\u001b[34m" + text + "\u001b[m";
        }
    };

    abstract String strong(Severity severity, String text);

    abstract String faint(String text);
}
