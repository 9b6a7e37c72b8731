// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * The compiler, as SARIF describes a tool.
 *
 * @param version of the compiler
 * @param informationUri the address of the project, if it has one
 * @param helpUriPrefix the address of the pages of diagnostics, without the names of their files
 */
record ToolInfo(String version, Optional<String> informationUri, Optional<String> helpUriPrefix) {

    /** This compiler. */
    static ToolInfo read() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(ToolInfo.class.getResourceAsStream("tool.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ToolInfo(
                properties.getProperty("version"),
                Optional.of(properties.getProperty("informationUri")).filter(uri -> !uri.isEmpty()),
                Optional.of(properties.getProperty("helpUriPrefix")).filter(uri -> !uri.isEmpty()));
    }
}
