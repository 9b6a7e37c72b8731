// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import java.util.Map;
import org.apache.maven.execution.MavenSession;

/**
 * The terminal that Maven writes to, if it is one.
 *
 * @param session of Maven
 */
record Terminal(MavenSession session) {

    /**
     * Whether Maven's log is shown in colours: by Maven's own switch, or by the convention of https://no-color.org.
     *
     * @param environment environment variables
     */
    @SuppressWarnings("SystemConsoleNull") // Java 22 to 24 may return a console where there is no terminal
    boolean hasColours(Map<String, String> environment) {
        String chosen = session.getUserProperties().getProperty("style.color", "auto");
        boolean terminal = System.console() != null
                && !"dumb".equals(environment.get("TERM"))
                && !environment.containsKey("NO_COLOR");
        return chosen.equals("always") || (chosen.equals("auto") && terminal);
    }

    /** Whether a user may be watching. */
    @SuppressWarnings("SystemConsoleNull") // Java 22 to 24 may show progress to nobody
    boolean isInteractive() {
        return session.getRequest().isInteractiveMode() && System.console() != null;
    }
}
