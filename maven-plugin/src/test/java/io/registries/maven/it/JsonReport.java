// SPDX-License-Identifier: Apache-2.0
package io.registries.maven.it;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Objects;

/** The JSON report of a run. */
public final class JsonReport {
    private static final String SCHEMA = "/io/registries/compiler/schemas/report-v1.schema.json";

    private JsonReport() {}

    /** Fails if the report does not conform to its schema. */
    public static void assertValid(File report) throws IOException {
        try (InputStream schema = Objects.requireNonNull(JsonReport.class.getResourceAsStream(SCHEMA))) {
            var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(Files.readString(report.toPath()), InputFormat.JSON);
            if (!errors.isEmpty()) {
                throw new AssertionError(report + ": " + errors);
            }
        }
    }
}
