// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.secrets.SourceSecrets;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.WeakHashMap;

/**
 * Where possible secrets begin in the lines of files. The search looks at many lines above, and each kind of report needs the
 * same lines, so each line is searched once.
 */
final class SecretLines {
    private static final int UNKNOWN = 0;
    private static final int NONE = -1;

    /** The index of the first secret plus 1, by line. A file that nothing else refers to is forgotten. */
    private static final Map<SourceFile, int[]> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private SecretLines() {}

    /** The index of the first possible secret in a line. Callers must hide the rest of the line. */
    static OptionalInt firstSecret(SourceFile source, int line) {
        int[] known = KNOWN.computeIfAbsent(source, file -> new int[file.lineCount()]);
        // Concurrent calls may search a line twice, which is harmless.
        if (known[line - 1] == UNKNOWN) {
            OptionalInt found = SourceSecrets.firstSecret(source, line);
            known[line - 1] = found.isPresent() ? found.getAsInt() + 1 : NONE;
        }
        return known[line - 1] == NONE ? OptionalInt.empty() : OptionalInt.of(known[line - 1] - 1);
    }
}
