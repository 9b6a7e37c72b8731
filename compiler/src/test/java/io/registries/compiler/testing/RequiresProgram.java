// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that run programs of {@code external-programs.properties}. They are skipped if one is not installed; with
 * {@code -Dexternal.required} they fail.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("external")
@ExtendWith(ProgramCondition.class)
public @interface RequiresProgram {
    String[] value();
}
